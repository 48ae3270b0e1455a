using Upheld.Evidence.Canonical;
using Upheld.Evidence.Notes;

namespace Upheld.Evidence.Keys;

/// <summary>The facts of a <c>key.add</c> leaf: an older key vouches for a newer one of the same log.</summary>
/// <remarks>The old key signs, in the form of a signed note, the text <c>upheld/key.add/v1</c>, the log's origin and the new key, each on its line. The note is
/// the leaf's only fact, so that anyone can check it with the tools for notes.</remarks>
/// <param name="Origin">The log.</param>
/// <param name="Key">The new key.</param>
/// <param name="Note">The old key's note.</param>
public sealed record KeyAddition(string Origin, VerifierKey Key, SignedNote Note)
{
    private const string FirstLine = "upheld/key.add/v1";

    /// <summary>The facts with which an old key introduces a new one.</summary>
    public static KeyAddition Of(SigningKey old, string origin, VerifierKey key)
    {
        var text = $"{FirstLine}\n{origin}\n{key}\n";
        return new KeyAddition(origin, key, new SignedNote(text, old.Sign(text)));
    }

    /// <summary>Reads the facts of a <c>key.add</c> leaf; nothing is verified yet.</summary>
    /// <exception cref="EvidenceException"><c>key.addition</c>, <c>note.malformed</c>, <c>key.malformed</c>, <c>leaf.field</c>.</exception>
    public static KeyAddition Parse(CanonicalObject facts)
    {
        facts.RequireOnly("note");
        var note = SignedNote.Parse(facts.Text("note"));
        return note.Text.Split('\n') is [FirstLine, var origin, var key, ""]
            ? new KeyAddition(origin, VerifierKey.Parse(key), note)
            : throw new EvidenceException("key.addition", "The note of a key.add leaf has three lines.");
    }

    /// <summary>The leaf's facts.</summary>
    public CanonicalObject ToFacts() => new() { { "note", Note.ToString() } };

    /// <summary>Whether one of these keys vouches for the new one.</summary>
    public bool IsVouchedBy(IEnumerable<VerifierKey> trusted) => Note.Signatures.Any(s => trusted.Any(k => k.Verify(Note.Text, s)));
}
