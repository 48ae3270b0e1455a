using System.Text;

namespace Upheld.Evidence.Notes;

/// <summary>A text and signatures over it (C2SP signed-note). The text means nothing before <see cref="Verify"/> has found a known key's signature.</summary>
public sealed record SignedNote
{
    /// <summary>Signature lines that a note may have; the standard asks for at least 16, Go reads 100.</summary>
    public const int MostSignatures = 100;

    /// <summary>Bytes that a note may have.</summary>
    public const int LargestSize = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A note with these signatures.</summary>
    /// <exception cref="EvidenceException"><c>note.malformed</c>: the text does not end in a newline or holds control characters.</exception>
    public SignedNote(string text, params IReadOnlyList<NoteSignature> signatures)
    {
        if (!text.EndsWith('\n') || text.Any(c => c is < ' ' and not '\n') || !Canonical.SurrogatePairs.AreWhole(text))
        {
            throw new EvidenceException("note.malformed", "The text of a note ends in a newline and holds no other control character.");
        }

        Text = text;
        Signatures = signatures;
    }

    /// <summary>What is signed, with its last newline.</summary>
    public string Text { get; }

    /// <summary>The signature lines, in order.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Reads a note.</summary>
    /// <exception cref="EvidenceException"><c>note.malformed</c>.</exception>
    public static SignedNote Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LargestSize)
        {
            throw new EvidenceException("note.malformed", $"A note has at most {LargestSize} bytes.");
        }

        try
        {
            return Parse(StrictUtf8.GetString(utf8));
        }
        catch (DecoderFallbackException)
        {
            throw new EvidenceException("note.malformed", "A note is valid UTF-8.");
        }
    }

    /// <summary>Reads a note.</summary>
    /// <exception cref="EvidenceException"><c>note.malformed</c>.</exception>
    public static SignedNote Parse(string note)
    {
        var gap = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (gap < 0 || !note.EndsWith('\n') || gap + 2 == note.Length)
        {
            throw new EvidenceException("note.malformed", "A note is a text, an empty line and at least one signature line.");
        }

        var lines = note[(gap + 2)..^1].Split('\n');
        return lines.Length <= MostSignatures
            ? new SignedNote(note[..(gap + 1)], [.. lines.Select(NoteSignature.Parse)])
            : throw new EvidenceException("note.malformed", $"A note has at most {MostSignatures} signatures.");
    }

    /// <summary>The same text with a further signature; one of the same key is replaced.</summary>
    public SignedNote With(NoteSignature signature) =>
        new(Text, [.. Signatures.Where(s => s.Name != signature.Name || s.KeyId != signature.KeyId), signature]);

    /// <summary>The signatures of known keys, all of them verified; those of unknown keys are ignored.</summary>
    /// <exception cref="EvidenceException"><c>note.bad_signature</c>: a known key's signature does not verify;
    /// <c>note.unsigned</c>: there is none of a known key.</exception>
    public IReadOnlyList<VerifiedSignature> Verify(IEnumerable<VerifierKey> known)
    {
        var keys = known.ToList();
        var verified = new List<VerifiedSignature>();
        foreach (var signature in Signatures)
        {
            foreach (var key in keys.Where(k => k.IsOf(signature)))
            {
                verified.Add(key.Verify(Text, signature)
                    ? new VerifiedSignature(key, signature)
                    : throw new EvidenceException("note.bad_signature", $"The signature of {key.Name}+{key.KeyId:x8} does not verify."));
            }
        }

        return verified.Count > 0 ? verified : throw new EvidenceException("note.unsigned", "No signature is of a known key.");
    }

    /// <summary>The note as text.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(s => $"{s}\n"))}";

    /// <summary>The note as bytes.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    /// <summary>Equal when the texts are.</summary>
    public bool Equals(SignedNote? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
