namespace Upheld.Evidence.Notes;

/// <summary>The signature algorithms of signed notes that this library knows.</summary>
public enum SignatureType : byte
{
    /// <summary>Ed25519 over the note's text: the signature of a log.</summary>
    Ed25519 = 0x01,

    /// <summary>Ed25519 of a witness, with the time at which it saw the head (C2SP tlog-cosignature).</summary>
    Cosignature = 0x04,
}
