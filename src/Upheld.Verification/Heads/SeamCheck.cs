using System.Globalization;

using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Merkle;

namespace Upheld.Verification.Heads;

/// <summary>Holds what is remembered of the logs that a successor carries on against the ends that it names: a log cannot be cut shorter than somebody has seen it.</summary>
internal static class SeamCheck
{
    /// <returns>What the seam says; null when there is none.</returns>
    /// <exception cref="VerificationFault"><c>succession.cut</c>, <c>head.forked</c>.</exception>
    public static string? Run(IEnumerable<Seam> seams, IHeadMemory? memory)
    {
        var successions = new List<Succession>();
        foreach (var seam in seams)
        {
            foreach (var end in seam.Successions.Select(succession => succession.Checkpoint))
            {
                if (memory?.Recall(end.Origin) is { } known)
                {
                    Compare(seam, end, known);
                }
            }

            successions.AddRange(seam.Successions);
        }

        return successions.Count == 0
            ? null
            : string.Join("; ", successions.Select(s => s.LostFrom == s.LostTo
                ? string.Create(CultureInfo.InvariantCulture, $"carries on {s.Checkpoint.Origin} after its {s.LostTo} leaves")
                : string.Create(CultureInfo.InvariantCulture, $"carries on {s.Checkpoint.Origin} after its {s.LostTo} leaves, of which {s.LostFrom}\u2013{s.LostTo - 1} are lost")));
    }

    private static void Compare(Seam seam, Checkpoint end, RememberedLog known)
    {
        if (known.Leaves.Count > end.Size || known.Heads.Any(head => head.Size > end.Size))
        {
            throw VerificationFault.Altered("succession.cut", $"{end.Origin} was longer than the {end.Size} leaves with which its successor says it ended.");
        }

        var tree = new MemoryTree();
        foreach (var leaf in known.Leaves.Take((int)end.Size))
        {
            tree.Append(leaf);
        }

        if (known.Heads.Any(head => seam.Continues(head) == false) || (tree.Size == end.Size && tree.Root() != end.Root))
        {
            throw VerificationFault.Altered("head.forked", $"Two different histories of {end.Origin} are signed: history was rewritten.");
        }
    }
}
