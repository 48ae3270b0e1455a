using System.Numerics;

using Upheld.Evidence.Hashing;

namespace Upheld.Evidence.Merkle;

/// <summary>How a range of leaves that RFC 6962 cuts out of a tree falls into complete subtrees.</summary>
internal static class Subtrees
{
    /// <summary>The largest power of two smaller than the size (RFC 6962, 2.1: k); the size is at least 2.</summary>
    public static long Split(long size) => 1L << (63 - BitOperations.LeadingZeroCount((ulong)(size - 1)));

    /// <summary>The complete subtrees of a range, from left to right. The start is a multiple of a power of two at least as large as the range, as it is
    /// for every range that the recursion of RFC 6962 makes.</summary>
    public static IEnumerable<TreeNode> Of(long start, long end)
    {
        while (start < end)
        {
            var level = BitOperations.Log2((ulong)(end - start));
            yield return new TreeNode(level, start >> level);
            start += 1L << level;
        }
    }

    /// <summary>The hash of a range: MTH(D[start:end]).</summary>
    public static Hash256 Hash(IReadOnlyHashes hashes, long start, long end)
    {
        var parts = Of(start, end).ToArray();
        var hash = hashes.Get(parts[^1].Level, parts[^1].Index);
        for (var i = parts.Length - 2; i >= 0; i--)
        {
            hash = TreeHash.Node(hashes.Get(parts[i].Level, parts[i].Index), hash);
        }

        return hash;
    }
}
