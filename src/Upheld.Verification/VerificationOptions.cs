using Upheld.Evidence.Policies;
using Upheld.Verification.Heads;

namespace Upheld.Verification;

/// <summary>What the person who verifies brings along.</summary>
public sealed record VerificationOptions
{
    /// <summary>Their own trust policy, with the key from their contract; null to use the remembered one, or else the bundle's.</summary>
    public TrustPolicy? Policy { get; init; }

    /// <summary>The text of <see cref="Policy"/>, to be remembered.</summary>
    public ReadOnlyMemory<byte> PolicyText { get; init; }

    /// <summary>Heads of logs seen before; null to remember nothing.</summary>
    public IHeadMemory? Memory { get; init; }
}
