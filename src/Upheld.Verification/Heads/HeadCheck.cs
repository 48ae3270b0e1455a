using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Merkle;

namespace Upheld.Verification.Heads;

/// <summary>Holds a log against what is remembered of it.</summary>
internal static class HeadCheck
{
    /// <summary>Checks, and gives what to remember from now on.</summary>
    /// <param name="known">What is remembered; null for a log never seen.</param>
    /// <param name="tree">The tree over the bundle's leaves.</param>
    /// <param name="head">The bundle's signed head.</param>
    /// <param name="policy">The policy it was accepted under.</param>
    /// <param name="detail">What was found.</param>
    /// <exception cref="VerificationFault"><c>head.forked</c>.</exception>
    public static RememberedLog Run(RememberedLog? known, MemoryTree tree, Checkpoint head, ReadOnlyMemory<byte> policy, out string detail)
    {
        if (known is null)
        {
            detail = "first head seen of this log";
            return new RememberedLog(head.Origin, policy, tree.Leaves, [head]);
        }

        var shared = (int)Math.Min(known.Leaves.Count, tree.Size);
        for (var i = 0; i < shared; i++)
        {
            if (known.Leaves[i] != tree.Leaves[i])
            {
                throw Forked($"Leaf {i} is not the one that an earlier bundle showed");
            }
        }

        var longest = tree.Size >= known.Leaves.Count ? tree : TreeOf(known);
        var waiting = new List<Checkpoint>();
        foreach (var other in known.Heads.Append(head).Distinct())
        {
            if (known.Heads.Append(head).Any(h => h.Size == other.Size && h.Root != other.Root)
                || (other.Size <= longest.Size && longest.Root(other.Size) != other.Root))
            {
                throw Forked($"Two different histories of {other.Size} leaves are signed");
            }

            if (other.Size > longest.Size)
            {
                waiting.Add(other);
            }
        }

        detail = $"continues {shared} remembered leaves" + (waiting.Count > 1 ? $"; {waiting.Count - 1} heads wait for a longer bundle" : "");
        return new RememberedLog(head.Origin, known.Policy, longest.Leaves, waiting);
    }

    private static MemoryTree TreeOf(RememberedLog known)
    {
        var tree = new MemoryTree();
        foreach (var leaf in known.Leaves)
        {
            tree.Append(leaf);
        }

        return tree;
    }

    private static VerificationFault Forked(string what) => VerificationFault.Altered("head.forked", what + ": history was rewritten.");
}
