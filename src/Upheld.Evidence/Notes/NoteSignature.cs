using System.Buffers.Binary;

using Upheld.Evidence.Hashing;

namespace Upheld.Evidence.Notes;

/// <summary>One signature line of a note: whose it claims to be, and its bytes, not verified yet.</summary>
/// <param name="Name">Name of the key.</param>
/// <param name="KeyId">Id of the key.</param>
/// <param name="Signature">What the algorithm of that key gives: 64 bytes for Ed25519; 8 bytes of time before them in a cosignature.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Signature)
{
    private const string Dash = "\u2014 ";

    /// <summary>The line, without its newline.</summary>
    public override string ToString()
    {
        var bytes = new byte[4 + Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Signature.Span.CopyTo(bytes.AsSpan(4));
        return $"{Dash}{Name} {Convert.ToBase64String(bytes)}";
    }

    /// <summary>Reads a signature line.</summary>
    /// <exception cref="EvidenceException"><c>note.malformed</c>.</exception>
    public static NoteSignature Parse(string line)
    {
        var parts = line.StartsWith(Dash, StringComparison.Ordinal) ? line[Dash.Length..].Split(' ') : [];
        return parts.Length == 2 && KeyName.IsValid(parts[0]) && StrictBase64.TryDecode(parts[1], out var bytes) && bytes.Length > 4
            ? new NoteSignature(parts[0], BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(4))
            : throw new EvidenceException("note.malformed", "A signature line is malformed.");
    }
}
