namespace Upheld.Evidence.Notes;

/// <summary>A signature that has been found good.</summary>
/// <param name="Key">The known key that made it.</param>
/// <param name="Signature">The line.</param>
public sealed record VerifiedSignature(VerifierKey Key, NoteSignature Signature)
{
    /// <summary>When a witness made it, seconds since the Unix epoch; null for a log's signature.</summary>
    public long? WitnessedAt =>
        Key.Type == SignatureType.Cosignature && VerifierKey.TryGetCosignatureTime(Signature, out var seconds) ? seconds : null;
}
