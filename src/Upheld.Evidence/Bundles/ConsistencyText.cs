using System.Globalization;
using System.Text;

using Upheld.Evidence.Hashing;

namespace Upheld.Evidence.Bundles;

/// <summary>A consistency proof as text: the old size, then one hash a line, as the first part of a request to a witness (C2SP tlog-witness).</summary>
/// <param name="OldSize">The size that the proof starts from.</param>
/// <param name="Proof">The hashes.</param>
public sealed record ConsistencyText(long OldSize, IReadOnlyList<Hash256> Proof)
{
    /// <summary>Reads the text; anything that <see cref="ToBytes"/> would not have written is refused.</summary>
    /// <exception cref="EvidenceException"><c>consistency.malformed</c>, <c>hash.malformed</c>.</exception>
    public static ConsistencyText Parse(ReadOnlySpan<byte> text)
    {
        var lines = Encoding.ASCII.GetString(text).Split('\n');
        if (lines.Length is < 2 or > 128 || !lines[0].StartsWith("old ", StringComparison.Ordinal) || lines[^1].Length > 0
            || !long.TryParse(lines[0][4..], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            throw Malformed();
        }

        var proof = new ConsistencyText(size, [.. lines[1..^1].Select(Hash256.FromBase64)]);
        return text.SequenceEqual(proof.ToBytes()) ? proof : throw Malformed();
    }

    /// <summary>The text.</summary>
    public byte[] ToBytes() => Encoding.ASCII.GetBytes(string.Concat(
        Proof.Select(h => h.ToBase64() + "\n").Prepend(string.Create(CultureInfo.InvariantCulture, $"old {OldSize}\n"))));

    private static EvidenceException Malformed() => new("consistency.malformed", "A consistency proof is the line 'old SIZE' and one hash a line.");
}
