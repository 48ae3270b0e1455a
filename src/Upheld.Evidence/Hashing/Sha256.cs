using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

using Org.BouncyCastle.Crypto.Digests;

namespace Upheld.Evidence.Hashing;

/// <summary>The one place where this library hashes.</summary>
/// <remarks>Two implementations give the same bytes. The platform's is the quicker one from 65 bytes up and the default; the managed one needs
/// nothing but the runtime, so the verifier, which must run where no cryptographic library is installed, is published with the switch
/// <c>Upheld.Evidence.ManagedSha256</c> on, and the trimmer removes the other (docs/decisions/0022).</remarks>
public static class Sha256
{
    [ThreadStatic]
    private static Sha256Digest? _managed;

    /// <summary>Whether hashing is done in managed code; set when a program is built, by its runtime configuration.</summary>
    [FeatureSwitchDefinition("Upheld.Evidence.ManagedSha256")]
    public static bool IsManaged { get; } = AppContext.TryGetSwitch("Upheld.Evidence.ManagedSha256", out var on) && on;

    /// <summary>SHA-256 of some bytes.</summary>
    public static Hash256 Of(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[Hash256.Length];
        if (IsManaged)
        {
            OfManaged(data, hash);
        }
        else
        {
            SHA256.HashData(data, hash);
        }

        return new Hash256(hash);
    }

    /// <summary>SHA-256 in managed code, whatever the switch says; the two are held equal by a test.</summary>
    internal static void OfManaged(ReadOnlySpan<byte> data, Span<byte> hash)
    {
        var digest = _managed ??= new Sha256Digest();
        digest.BlockUpdate(data);
        digest.DoFinal(hash); // also resets it
    }
}
