using CsCheck;

using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;

namespace Upheld.Evidence.Tests.Merkle;

public sealed class ProofTests
{
    private static readonly MemoryTree Tree = TreeOf(1500);

    private static readonly Gen<(long Index, long Size)> Places =
        Gen.Long[1, 1500].SelectMany(size => Gen.Long[0, size - 1].Select(index => (index, size)));

    private static readonly Gen<(long First, long Second)> Growths =
        Gen.Long[1, 1500].SelectMany(second => Gen.Long[0, second].Select(first => (first, second)));

    [Fact]
    public void The_recursion_of_the_standard_gives_the_same_roots_and_paths()
    {
        for (var size = 1; size <= 66; size++)
        {
            var leaves = Tree.Leaves.Take(size).ToArray();
            Tree.Root(size).ShouldBe(Mth(leaves));
            TreeHash.Root(leaves).ShouldBe(Mth(leaves));
            for (var m = 0; m < size; m++)
            {
                InclusionProof.Build(Tree, m, size).ShouldBe(Path(m, leaves));
            }

            for (var m = 1; m <= size; m++)
            {
                ConsistencyProof.Build(Tree, m, size).ShouldBe(SubProof(m, leaves, true));
            }
        }
    }

    [Fact]
    public void Every_inclusion_proof_verifies() =>
        Places.Sample((index, size) =>
            InclusionProof.Verify(Tree.Get(0, index), index, size, InclusionProof.Build(Tree, index, size), Tree.Root(size)).ShouldBeTrue());

    [Fact]
    public void Every_consistency_proof_verifies() =>
        Growths.Sample((first, second) =>
            ConsistencyProof.Verify(first, second, Tree.Root(first), Tree.Root(second), ConsistencyProof.Build(Tree, first, second)).ShouldBeTrue());

    [Fact]
    public void Any_flipped_bit_breaks_an_inclusion_proof() =>
        Gen.Select(Places, Gen.Int[0, 1 << 20]).Sample((place, bit) =>
        {
            var (index, size) = place;
            var path = InclusionProof.Build(Tree, index, size);
            Hash256[] all = [Tree.Get(0, index), Tree.Root(size), .. path];
            var which = bit / 256 % all.Length;
            all[which] = Flipped(all[which], bit % 256);

            InclusionProof.Verify(all[0], index, size, all[2..], all[1]).ShouldBeFalse();
        });

    [Fact]
    public void Any_flipped_bit_breaks_a_consistency_proof() =>
        Gen.Select(Growths.Where(g => g.First > 0), Gen.Int[0, 1 << 20]).Sample((growth, bit) =>
        {
            var (first, second) = growth;
            Hash256[] all = [Tree.Root(first), Tree.Root(second), .. ConsistencyProof.Build(Tree, first, second)];
            var which = bit / 256 % all.Length;
            all[which] = Flipped(all[which], bit % 256);

            ConsistencyProof.Verify(first, second, all[0], all[1], all[2..]).ShouldBeFalse();
        });

    [Fact]
    public void A_proof_holds_for_no_other_place_and_no_other_length() =>
        Gen.Select(Places, Gen.Long[-2, 1502], Gen.Bool).Sample((place, other, longer) =>
        {
            var (index, size) = place;
            var path = InclusionProof.Build(Tree, index, size);
            var leaf = Tree.Get(0, index);
            if (other != index)
            {
                InclusionProof.Verify(leaf, other, size, path, Tree.Root(size)).ShouldBeFalse();
            }

            Hash256[] wrong = longer || path.Length == 0 ? [.. path, leaf] : path[..^1];
            InclusionProof.Verify(leaf, index, size, wrong, Tree.Root(size)).ShouldBeFalse();
        });

    [Fact]
    public void A_rewritten_history_is_not_consistent() =>
        Gen.Select(Growths.Where(g => g.First > 0), Gen.Long[0, 1499]).Sample((growth, changed) =>
        {
            var (first, second) = growth;
            var rewritten = new MemoryTree();
            for (var i = 0L; i < second; i++)
            {
                rewritten.Append(i == changed % first ? Flipped(Tree.Get(0, i), 3) : Tree.Get(0, i));
            }

            ConsistencyProof.Verify(first, second, Tree.Root(first), rewritten.Root(), ConsistencyProof.Build(rewritten, first, second)).ShouldBeFalse();
        }, iter: 50);

    [Fact]
    public void The_empty_tree_is_the_beginning_of_every_log_and_has_one_root()
    {
        ConsistencyProof.Verify(0, 5, TreeHash.Empty, Tree.Root(5), []).ShouldBeTrue();
        ConsistencyProof.Verify(0, 0, TreeHash.Empty, TreeHash.Empty, []).ShouldBeTrue();
        ConsistencyProof.Verify(0, 5, Tree.Root(1), Tree.Root(5), []).ShouldBeFalse();
        ConsistencyProof.Verify(0, 5, TreeHash.Empty, Tree.Root(5), [Tree.Root(1)]).ShouldBeFalse();
        ConsistencyProof.Verify(5, 4, Tree.Root(5), Tree.Root(4), []).ShouldBeFalse();
    }

    [Fact]
    public void The_edge_goes_on_where_its_bytes_left_off() =>
        Gen.Select(Gen.Int[0, 700], Gen.Int[0, 700]).Sample((before, after) =>
        {
            var range = new CompactRange();
            range.Append([.. Tree.Leaves.Take(before)]);

            var again = CompactRange.Parse(range.ToBytes());
            again.Append([.. Tree.Leaves.Skip(before).Take(after)]);

            again.Size.ShouldBe(before + after);
            again.Root().ShouldBe(Tree.Root(before + after));
            again.ToBytes().Length.ShouldBeLessThanOrEqualTo(8 + (11 * 32));
        });

    [Fact]
    public void An_edge_that_does_not_fit_its_size_is_refused()
    {
        var bytes = new CompactRange(3, [Tree.Root(2), Tree.Root(1)]).ToBytes();

        Refusal.ShouldRefuse(() => CompactRange.Parse(bytes.AsSpan()[..^1]), "range.malformed");
        Refusal.ShouldRefuse(() => CompactRange.Parse(bytes.AsSpan()[..^32]), "range.malformed");
        bytes[0] = 0x80;
        Refusal.ShouldRefuse(() => CompactRange.Parse(bytes), "range.malformed");
    }

    [Fact]
    public void Records_of_one_length_have_the_root_of_their_leaves()
    {
        var records = new byte[18 * 50];
        new Random(7).NextBytes(records);

        TreeHash.RootOfRecords(records, 18).ShouldBe(Mth([.. records.Chunk(18).Select(r => TreeHash.Leaf(r))]));
        TreeHash.RootOfRecords([], 18).ShouldBe(TreeHash.Empty);
        Should.Throw<ArgumentException>(() => TreeHash.RootOfRecords(records, 17));
    }

    private static MemoryTree TreeOf(int size)
    {
        var tree = new MemoryTree();
        for (var i = 0; i < size; i++)
        {
            tree.Append(TreeHash.Leaf(BitConverter.GetBytes(i)));
        }

        return tree;
    }

    private static Hash256 Flipped(Hash256 hash, int bit)
    {
        var bytes = hash.ToArray();
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return new Hash256(bytes);
    }

    // The definitions of RFC 6962, 2.1 to 2.1.2, word for word, as a second and slower implementation.
    private static Hash256 Mth(Hash256[] d) => d.Length == 1 ? d[0] : TreeHash.Node(Mth(d[..K(d)]), Mth(d[K(d)..]));

    private static Hash256[] Path(int m, Hash256[] d)
    {
        if (d.Length == 1)
        {
            return [];
        }

        var k = K(d);
        return m < k ? [.. Path(m, d[..k]), Mth(d[k..])] : [.. Path(m - k, d[k..]), Mth(d[..k])];
    }

    private static Hash256[] SubProof(int m, Hash256[] d, bool b)
    {
        if (m == d.Length)
        {
            return b ? [] : [Mth(d)];
        }

        var k = K(d);
        return m <= k ? [.. SubProof(m, d[..k], b), Mth(d[k..])] : [.. SubProof(m - k, d[k..], false), Mth(d[..k])];
    }

    private static int K(Hash256[] d)
    {
        var k = 1;
        while (2 * k < d.Length)
        {
            k *= 2;
        }

        return k;
    }
}
