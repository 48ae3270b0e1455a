using System.Numerics;

using Upheld.Evidence.Hashing;

namespace Upheld.Evidence.Merkle;

/// <summary>Proves that a tree only grew: the first leaves of the larger one are all leaves of the smaller (RFC 6962, 2.1.2).</summary>
public static class ConsistencyProof
{
    /// <summary>The proof from one size to a larger one; empty when the sizes are equal or the first is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The first size is negative or above the second.</exception>
    /// <exception cref="EvidenceException"><c>tree.missing</c>: the source lacks a hash (see <see cref="Nodes"/>).</exception>
    public static Hash256[] Build(IReadOnlyHashes hashes, long first, long second) =>
        [.. Ranges(first, second).Select(range => Subtrees.Hash(hashes, range.Start, range.End))];

    /// <summary>The subtrees whose hashes <see cref="Build"/> will ask for, so that their tiles can be fetched first.</summary>
    public static IEnumerable<TreeNode> Nodes(long first, long second) => Ranges(first, second).SelectMany(range => Subtrees.Of(range.Start, range.End));

    /// <summary>Whether the tree of the second root holds all of the first one's (RFC 9162, 2.1.4.2).</summary>
    /// <remarks>From the empty tree everything is a continuation, provided its root is that of the empty tree and the proof is empty.</remarks>
    public static bool Verify(long first, long second, Hash256 firstRoot, Hash256 secondRoot, ReadOnlySpan<Hash256> proof)
    {
        if (first < 0 || first > second)
        {
            return false;
        }

        if (first == second)
        {
            return proof.IsEmpty && firstRoot == secondRoot && (first > 0 || firstRoot == TreeHash.Empty);
        }

        if (first == 0)
        {
            return proof.IsEmpty && firstRoot == TreeHash.Empty;
        }

        if (proof.IsEmpty)
        {
            return false;
        }

        // A first size that is a power of two is itself a node of the larger tree, and its hash is left out of the proof.
        var isWhole = BitOperations.IsPow2(first);
        var start = isWhole ? firstRoot : proof[0];
        var rest = isWhole ? proof : proof[1..];
        var (fn, sn) = (first - 1, second - 1);
        while ((fn & 1) == 1)
        {
            (fn, sn) = (fn >> 1, sn >> 1);
        }

        var (fr, sr) = (start, start);
        foreach (var hash in rest)
        {
            if (sn == 0)
            {
                return false;
            }

            if ((fn & 1) == 1 || fn == sn)
            {
                fr = TreeHash.Node(hash, fr);
                sr = TreeHash.Node(hash, sr);
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                sr = TreeHash.Node(sr, hash);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 && fr == firstRoot && sr == secondRoot;
    }

    private static List<(long Start, long End)> Ranges(long first, long second)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        var ranges = new List<(long Start, long End)>();
        var (start, end, isWhole) = (0L, second, true);
        while (first > 0 && first < end)
        {
            var middle = start + Subtrees.Split(end - start);
            if (first <= middle)
            {
                ranges.Add((middle, end));
                end = middle;
            }
            else
            {
                ranges.Add((start, middle));
                start = middle;
                isWhole = false;
            }
        }

        if (first > 0 && first < second && !isWhole)
        {
            ranges.Add((start, end));
        }

        ranges.Reverse();
        return ranges;
    }
}
