using Upheld.Evidence.Hashing;

namespace Upheld.Kernel.Signing;

/// <summary>Signs heads of logs, and only such as continue what it signed before. Its state is its own, lies apart from the database and is in no backup, so
/// a restored or rewritten database cannot fork history unnoticed.</summary>
public interface ISigner
{
    /// <summary>The public keys that sign, as signed-note verifier keys per origin.</summary>
    string VerifierKey(string origin);

    /// <summary>Where the signer stands with a log; null when it never signed it.</summary>
    Task<SignerHead?> HeadAsync(string origin, CancellationToken cancellation);

    /// <summary>Every log it ever signed.</summary>
    Task<IReadOnlyList<SignerHead>> HeadsAsync(CancellationToken cancellation);

    /// <summary>Signs what is proven to continue, durably remembered before the signature is given out; refuses the rest.</summary>
    Task<IReadOnlyList<SigningOutcome>> SignAsync(IReadOnlyList<HeadToSign> heads, CancellationToken cancellation);
}

/// <summary>A head as the signer remembers it.</summary>
/// <param name="Origin">The log.</param>
/// <param name="Size">Its size.</param>
/// <param name="Root">Its root.</param>
/// <param name="Note">The signed checkpoint.</param>
public sealed record SignerHead(string Origin, long Size, Hash256 Root, string Note);

/// <summary>A request to sign: the new head, and every leaf hash since the head that was signed last. The signer appends them to its own right edge, so
/// consistency is computed, not believed.</summary>
/// <param name="Origin">The log.</param>
/// <param name="From">Index of the first hash in <paramref name="LeafHashes"/>; at most the signer's size.</param>
/// <param name="LeafHashes">The leaves [From, Size).</param>
/// <param name="Size">The new size.</param>
/// <param name="Root">The new root.</param>
public sealed record HeadToSign(string Origin, long From, IReadOnlyList<Hash256> LeafHashes, long Size, Hash256 Root);

/// <summary>The signed note, or why there is none.</summary>
/// <param name="Origin">The log.</param>
/// <param name="Note">The checkpoint with its signature.</param>
/// <param name="Refusal"><c>signer.ahead</c>, <c>signer.gap</c> or <c>signer.inconsistent</c>.</param>
/// <param name="Known">Where the signer stands when it refuses.</param>
public sealed record SigningOutcome(string Origin, string? Note, string? Refusal, SignerHead? Known);
