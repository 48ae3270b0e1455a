using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;

namespace Upheld.Verification.Heads;

/// <summary>What earlier bundles told of a log.</summary>
/// <param name="Origin">The log.</param>
/// <param name="Policy">The trust policy under which it was first accepted.</param>
/// <param name="Leaves">The hashes of its leaves, from the first on, as far as the longest bundle went: any head up to there can be checked,
/// in an older bundle too.</param>
/// <param name="Heads">Signed heads that reach beyond these leaves; they are checked once a longer bundle comes.</param>
public sealed record RememberedLog(string Origin, ReadOnlyMemory<byte> Policy, IReadOnlyList<Hash256> Leaves, IReadOnlyList<Checkpoint> Heads);
