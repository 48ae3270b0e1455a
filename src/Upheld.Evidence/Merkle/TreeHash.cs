using Upheld.Evidence.Hashing;

namespace Upheld.Evidence.Merkle;

/// <summary>The hashes of an RFC 6962 tree: a prefix byte keeps leaves and inner nodes apart (section 2.1).</summary>
public static class TreeHash
{
    private const int StackLimit = 1024;

    /// <summary>The root of the tree without leaves: SHA-256 of nothing.</summary>
    public static Hash256 Empty { get; } = Sha256.Of([]);

    /// <summary>SHA-256(0x00 || data).</summary>
    public static Hash256 Leaf(ReadOnlySpan<byte> data)
    {
        Span<byte> input = data.Length < StackLimit ? stackalloc byte[data.Length + 1] : new byte[data.Length + 1];
        input[0] = 0;
        data.CopyTo(input[1..]);
        return Sha256.Of(input);
    }

    /// <summary>SHA-256(0x01 || left || right).</summary>
    public static Hash256 Node(Hash256 left, Hash256 right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Hash256.Length)];
        input[0] = 1;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Hash256.Length)..]);
        return Sha256.Of(input);
    }

    /// <summary>The root over leaf hashes, in order.</summary>
    public static Hash256 Root(ReadOnlySpan<Hash256> leaves)
    {
        var range = new CompactRange();
        foreach (var leaf in leaves)
        {
            range.Append(leaf);
        }

        return range.Root();
    }

    /// <summary>The root over records of one length that stand without gaps, such as the samples of a batch.</summary>
    /// <param name="records">The records.</param>
    /// <param name="recordLength">Bytes in each.</param>
    /// <exception cref="ArgumentException">The bytes are no whole number of records.</exception>
    public static Hash256 RootOfRecords(ReadOnlySpan<byte> records, int recordLength)
    {
        if (recordLength <= 0 || records.Length % recordLength != 0)
        {
            throw new ArgumentException("The bytes are no whole number of records.", nameof(records));
        }

        var range = new CompactRange();
        for (var at = 0; at < records.Length; at += recordLength)
        {
            range.Append(Leaf(records.Slice(at, recordLength)));
        }

        return range.Root();
    }
}
