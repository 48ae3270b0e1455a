using Upheld.Evidence.Hashing;

namespace Upheld.Evidence.Merkle;

/// <summary>Proves that a leaf stands at an index of a tree (RFC 6962, 2.1.1).</summary>
public static class InclusionProof
{
    /// <summary>The path from the leaf's sibling up to the root's child.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not one of the tree.</exception>
    /// <exception cref="EvidenceException"><c>tree.missing</c>: the source lacks a hash (see <see cref="Nodes"/>).</exception>
    public static Hash256[] Build(IReadOnlyHashes hashes, long index, long size) =>
        [.. Ranges(index, size).Select(range => Subtrees.Hash(hashes, range.Start, range.End))];

    /// <summary>The subtrees whose hashes <see cref="Build"/> will ask for, so that their tiles can be fetched first.</summary>
    public static IEnumerable<TreeNode> Nodes(long index, long size) => Ranges(index, size).SelectMany(range => Subtrees.Of(range.Start, range.End));

    /// <summary>Whether the path leads from the leaf at the index to the root (RFC 9162, 2.1.3.2).</summary>
    public static bool Verify(Hash256 leaf, long index, long size, ReadOnlySpan<Hash256> path, Hash256 root) =>
        TryRoot(leaf, index, size, path, out var computed) && computed == root;

    /// <summary>The root that the path leads to; false when the path has another length than the tree asks for.</summary>
    public static bool TryRoot(Hash256 leaf, long index, long size, ReadOnlySpan<Hash256> path, out Hash256 root)
    {
        root = leaf;
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (fn, sn) = (index, size - 1);
        foreach (var sibling in path)
        {
            if (sn == 0)
            {
                return false;
            }

            if ((fn & 1) == 1 || fn == sn)
            {
                root = TreeHash.Node(sibling, root);
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                root = TreeHash.Node(root, sibling);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0;
    }

    private static List<(long Start, long End)> Ranges(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var ranges = new List<(long Start, long End)>();
        var (start, end) = (0L, size);
        while (end - start > 1)
        {
            var middle = start + Subtrees.Split(end - start);
            if (index < middle)
            {
                ranges.Add((middle, end));
                end = middle;
            }
            else
            {
                ranges.Add((start, middle));
                start = middle;
            }
        }

        ranges.Reverse();
        return ranges;
    }
}
