using System.Globalization;
using System.Text;

using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Policies;

namespace Upheld.Evidence.Receipts;

/// <summary>Proof, in one text file that needs nothing else but the log's public key, that a leaf stands in a log (C2SP tlog-proof).</summary>
/// <remarks>Ours carry the leaf's bytes as the format's extra data, so that the holder sees what is proven. The extra data is not trusted: the proof holds
/// for the leaf whose hash leads to the root, and for no other.</remarks>
/// <param name="Index">Place of the leaf in the log.</param>
/// <param name="Path">Hashes from the leaf's sibling up to the root's child.</param>
/// <param name="Head">The signed checkpoint, verbatim.</param>
/// <param name="Extra">Extra data: the leaf's bytes in the receipts that we write; null when there is none.</param>
public sealed record Receipt(long Index, IReadOnlyList<Hash256> Path, SignedNote Head, ReadOnlyMemory<byte>? Extra = null)
{
    /// <summary>The file's extension.</summary>
    public const string Extension = ".tlog-proof";

    private const string FirstLine = "c2sp.org/tlog-proof@v1";

    /// <summary>The receipt of a leaf.</summary>
    /// <param name="hashes">The log's hashes; see <see cref="Tiles.TileHashes.ForInclusion"/> for what they must hold.</param>
    /// <param name="index">Place of the leaf in the log.</param>
    /// <param name="leaf">The leaf's bytes.</param>
    /// <param name="head">A signed checkpoint whose tree holds the leaf.</param>
    /// <exception cref="EvidenceException"><c>receipt.wrong_leaf</c>: the leaf does not stand there; <c>tree.missing</c>.</exception>
    public static Receipt Of(IReadOnlyHashes hashes, long index, ReadOnlyMemory<byte> leaf, SignedNote head)
    {
        var checkpoint = Checkpoint.Parse(head.Text);
        var path = InclusionProof.Build(hashes, index, checkpoint.Size);
        return InclusionProof.Verify(TreeHash.Leaf(leaf.Span), index, checkpoint.Size, path, checkpoint.Root)
            ? new Receipt(index, path, head, leaf)
            : throw new EvidenceException("receipt.wrong_leaf", $"The leaf does not stand at index {index} of this head.");
    }

    /// <summary>Reads a receipt. Anything that <see cref="ToText"/> would not have written is refused.</summary>
    /// <exception cref="EvidenceException"><c>receipt.malformed</c>, <c>hash.malformed</c>, <c>note.malformed</c>.</exception>
    public static Receipt Parse(string text)
    {
        var gap = text.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = gap < 0 ? [] : text[..gap].Split('\n');
        if (lines.Length < 2 || lines[0] != FirstLine)
        {
            throw Malformed();
        }

        var at = 1;
        byte[]? extra = null;
        if (lines[at].StartsWith("extra ", StringComparison.Ordinal))
        {
            extra = StrictBase64.TryDecode(lines[at++]["extra ".Length..], out var bytes) ? bytes : throw Malformed();
        }

        if (at == lines.Length || !lines[at].StartsWith("index ", StringComparison.Ordinal)
            || !long.TryParse(lines[at]["index ".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || lines[at] != $"index {index.ToString(CultureInfo.InvariantCulture)}")
        {
            throw Malformed();
        }

        var path = lines[(at + 1)..].Select(Hash256.FromBase64).ToList();
        return path.Count <= 63 ? new Receipt(index, path, SignedNote.Parse(text[(gap + 2)..]), extra) : throw Malformed();
    }

    /// <summary>Reads a receipt from UTF-8.</summary>
    /// <exception cref="EvidenceException">As <see cref="Parse(string)"/>.</exception>
    public static Receipt Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8));
        }
        catch (DecoderFallbackException)
        {
            throw Malformed();
        }
    }

    /// <summary>The file's text.</summary>
    public string ToText()
    {
        var text = new StringBuilder(FirstLine).Append('\n');
        if (Extra is { } extra)
        {
            text.Append("extra ").Append(Convert.ToBase64String(extra.Span)).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (var hash in Path)
        {
            text.Append(hash.ToBase64()).Append('\n');
        }

        return text.Append('\n').Append(Head).ToString();
    }

    /// <summary>Checks the head by a policy, and that the leaf stands in its tree.</summary>
    /// <param name="leaf">The leaf's bytes, from the receipt or from elsewhere.</param>
    /// <param name="policy">Whom to trust.</param>
    /// <exception cref="EvidenceException">The faults of <see cref="TrustPolicy.Check"/>, or <c>receipt.wrong_leaf</c>.</exception>
    public TrustedCheckpoint Verify(ReadOnlySpan<byte> leaf, TrustPolicy policy)
    {
        var head = policy.Check(Head);
        return InclusionProof.Verify(TreeHash.Leaf(leaf), Index, head.Checkpoint.Size, [.. Path], head.Checkpoint.Root)
            ? head
            : throw new EvidenceException("receipt.wrong_leaf", "The path does not lead from this leaf to the root.");
    }

    private static EvidenceException Malformed() => new("receipt.malformed", "This is no receipt in the form of c2sp.org/tlog-proof@v1.");
}
