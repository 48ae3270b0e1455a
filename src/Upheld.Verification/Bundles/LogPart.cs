using Upheld.Evidence;
using Upheld.Evidence.Bundles;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Policies;
using Upheld.Evidence.Tiles;

namespace Upheld.Verification.Bundles;

/// <summary>A log beside the customer's own, as a bundle carries it: the hashes of all its leaves, and the bytes of those that count.</summary>
internal sealed class LogPart
{
    private readonly Succession? _end;

    private LogPart(BundlePart name, Succession? end, SignedNote head, MemoryTree tree, IReadOnlyList<(long Index, ReadOnlyMemory<byte> Bytes)> leaves)
    {
        (Name, _end, Head, Tree, Leaves) = (name, end, head, tree, leaves);
        Checkpoint = Checkpoint.Parse(head.Text);
        Seam = Seam.Read(Checkpoint.Origin, leaves.TakeWhile((leaf, i) => leaf.Index == i).Select(leaf => Leaf.Parse(leaf.Bytes.Span)));
        if (Seam.Successions is [.., { LostFrom: 0 } last] && LogOrigin.Parse(last.Checkpoint.Origin)?.Generation > 1)
        {
            throw new EvidenceException("succession.missing", $"{Origin} does not tell of every log before it.");
        }
    }

    /// <summary>Where it stands in the bundle.</summary>
    public BundlePart Name { get; }

    /// <summary>A signed head of it.</summary>
    public SignedNote Head { get; }

    /// <summary>What the head says.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>The log.</summary>
    public string Origin => Checkpoint.Origin;

    /// <summary>The tree over its leaves.</summary>
    public MemoryTree Tree { get; }

    /// <summary>The leaves that are shown.</summary>
    public IReadOnlyList<(long Index, ReadOnlyMemory<byte> Bytes)> Leaves { get; }

    /// <summary>Which logs it carries on itself.</summary>
    public Seam Seam { get; }

    /// <summary>Reads a log; nothing is verified yet but that its files fit each other.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="name">Which part.</param>
    /// <param name="end">What its successor says of it; null for a log that goes on.</param>
    /// <exception cref="EvidenceException"><c>bundle.missing</c>, <c>part.altered</c>, and the faults of what it is made of.</exception>
    public static LogPart Read(Bundle bundle, BundlePart name, Succession? end)
    {
        var bytes = bundle.Required(name.Checkpoint);
        var head = SignedNote.Parse(bytes.Span);
        var checkpoint = Checkpoint.Parse(head.Text);
        if (!head.ToBytes().AsSpan().SequenceEqual(bytes.Span) || LogOrigin.Parse(checkpoint.Origin) is not { } origin || origin.Generation != name.Generation
            || (end is not null && end.Checkpoint.Origin != checkpoint.Origin))
        {
            throw Altered($"The head {name.Checkpoint} is not that of the log in its folder.");
        }

        var tree = ReadTree(bundle, name, end?.LostFrom ?? checkpoint.Size);
        return new LogPart(name, end, head, tree, ReadLeaves(bundle, name, tree));
    }

    /// <summary>The head is signed by a trusted key: one of this log, or the one that signs its successors, where the head says so. An earlier generation of which no key is known stands on its
    /// successor's word, which is signed: it names the head and the root over what is left.</summary>
    /// <returns>Whether a signature stands for it.</returns>
    /// <exception cref="EvidenceException">The faults of <see cref="TrustPolicy.Check"/>.</exception>
    public bool CheckHead(TrustPolicy policy)
    {
        var stem = LogOrigin.Parse(Origin)!.Value.Stem;
        if (_end is not null && policy.Logs.All(key => key.Name != Origin))
        {
            policy = policy.WithLogs(policy.Logs.Where(key => LogOrigin.Parse(key.Name)?.Stem == stem)
                .Select(key => new VerifierKey(Origin, key.Type, key.PublicKey.Span)).Where(key => Head.Signatures.Any(key.IsOf)).Distinct());
            if (policy.Logs.Count == 0)
            {
                return false;
            }
        }

        policy.Check(Head);
        return true;
    }

    /// <summary>The leaves are those under the head: all of them, or, where a successor carries on, those that it names as left.</summary>
    /// <exception cref="VerificationFault"><c>part.altered</c>, <c>tile.altered</c>.</exception>
    public void CheckTree(Bundle bundle)
    {
        InclusionCheck.CheckTiles(bundle, Tree, Name.Of);
        var isWhole = _end is null ? Tree.Size == Checkpoint.Size : _end.IsKept(Tree.Size, Tree.Root()) && Checkpoint.Size <= Tree.Size;
        if (!isWhole || Tree.Root(Checkpoint.Size) != Checkpoint.Root)
        {
            throw VerificationFault.Altered("part.altered", $"The leaves of {Origin} are not those under its head.");
        }

        if (!Name.IsHouse && Leaves.Count != Tree.Size)
        {
            throw VerificationFault.Altered("part.incomplete", $"Of {Origin} not every leaf is shown.");
        }
    }

    private static MemoryTree ReadTree(Bundle bundle, BundlePart name, long size)
    {
        var tree = new MemoryTree();
        foreach (var id in TileId.AllOf(size).TakeWhile(id => id.Level == 0))
        {
            var tile = bundle.Required(name.Of(id)).Span;
            if (tile.Length != id.Width * Hash256.Length)
            {
                throw Altered($"The tile {name.Of(id)} has not {id.Width} hashes.");
            }

            for (var i = 0; i < id.Width; i++)
            {
                tree.Append(Hash256.At(tile, i));
            }
        }

        return tree;
    }

    private static List<(long Index, ReadOnlyMemory<byte> Bytes)> ReadLeaves(Bundle bundle, BundlePart name, MemoryTree tree)
    {
        var leaves = new List<(long Index, ReadOnlyMemory<byte> Bytes)>();
        var next = 0;
        foreach (var bytes in EntryBundle.Split(bundle.Required(name.Leaves)))
        {
            // In the order of the log, so that one walk over the hashes finds them all.
            var hash = Leaf.HashOf(bytes.Span);
            while (next < tree.Size && tree.Leaves[next] != hash)
            {
                next++;
            }

            if (next == tree.Size)
            {
                throw Altered($"A leaf in {name.Leaves} does not stand in its log, or not in that order.");
            }

            leaves.Add((next++, bytes));
        }

        return leaves;
    }

    private static EvidenceException Altered(string message) => new("part.altered", message);
}
