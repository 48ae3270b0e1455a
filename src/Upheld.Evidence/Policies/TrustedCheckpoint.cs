using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Notes;

namespace Upheld.Evidence.Policies;

/// <summary>A head that a policy accepts.</summary>
/// <param name="Checkpoint">The head.</param>
/// <param name="Note">The note that carried it.</param>
/// <param name="Signatures">The signatures of known keys, all verified.</param>
/// <param name="IsWitnessed">Whether the policy asked for witnesses, and so has them; false means that only the log's own word stands behind it.</param>
public sealed record TrustedCheckpoint(Checkpoint Checkpoint, SignedNote Note, IReadOnlyList<VerifiedSignature> Signatures, bool IsWitnessed);
