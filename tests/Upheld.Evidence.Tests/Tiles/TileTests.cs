using CsCheck;

using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Tiles;

namespace Upheld.Evidence.Tests.Tiles;

public sealed class TileTests
{
    private const int LogSize = 70_000;

    private static readonly MemoryTree Tree = TreeOf(LogSize);

    private static readonly Dictionary<TileId, ReadOnlyMemory<byte>> Stored = StoredTiles(LogSize);

    [Theory]
    [InlineData(0, 1234067, 256, "0/x001/x234/067")]
    [InlineData(0, 0, 256, "0/000")]
    [InlineData(1, 999, 17, "1/999.p/17")]
    [InlineData(63, 1000, 1, "63/x001/000.p/1")]
    [InlineData(TileId.EntriesLevel, 67, 255, "entries/067.p/255")]
    public void Names_are_those_of_the_standard(int level, long index, int width, string path)
    {
        new TileId(level, index, width).Path.ShouldBe(path);
        TileId.TryParse(path, out var id).ShouldBeTrue();
        id.ShouldBe(new TileId(level, index, width));
    }

    [Theory]
    [InlineData("0/0")]
    [InlineData("0/0001")]
    [InlineData("0/x000/001")]
    [InlineData("0/x001")]
    [InlineData("0/001/002")]
    [InlineData("00/001")]
    [InlineData("64/001")]
    [InlineData("-1/001")]
    [InlineData("0/001.p/0")]
    [InlineData("0/001.p/256")]
    [InlineData("0/001.p/08")]
    [InlineData("0/001/")]
    [InlineData("0/")]
    [InlineData("")]
    [InlineData("data/001")]
    [InlineData("0/x99/x999/x999/x999/x999/x999/999")]
    public void Other_spellings_are_no_names(string path) => TileId.TryParse(path, out _).ShouldBeFalse();

    [Fact]
    public void A_log_of_70000_leaves_has_the_tiles_that_the_standard_counts()
    {
        var tiles = TileId.AllOf(LogSize).ToList();

        tiles.Count(t => t is { Level: 0, IsPartial: false }).ShouldBe(273);
        tiles.Where(t => t is { Level: 0, IsPartial: true }).ShouldBe([new TileId(0, 273, 112)]);
        tiles.Where(t => t.Level == 1).ShouldBe([new TileId(1, 0), new TileId(1, 1, 17)]);
        tiles.Where(t => t.Level == 2).ShouldBe([new TileId(2, 0, 1)]);
        TileId.AllOf(256).ShouldBe([new TileId(0, 0), new TileId(1, 0, 1)]);
        TileId.AllOf(0).ShouldBeEmpty();
    }

    [Fact]
    public void Growing_step_by_step_fills_every_full_tile_once() =>
        Gen.Long[1, 9_000].Array[1, 40].Sample(steps =>
        {
            var (size, filled) = (0L, new List<TileId>());
            foreach (var step in steps)
            {
                filled.AddRange(TileId.Filled(size, size + step));
                size += step;
            }

            filled.Order(Comparer<TileId>.Create((a, b) => (a.Level, a.Index).CompareTo((b.Level, b.Index))))
                .ShouldBe(TileId.AllOf(size).Where(t => !t.IsPartial).OrderBy(t => (t.Level, t.Index)));
        });

    [Fact]
    public void Roots_and_proofs_follow_from_the_tiles_named_for_them_alone() =>
        Gen.Int[1, LogSize].SelectMany(size => Gen.Select(Gen.Const(size), Gen.Int[0, size - 1], Gen.Int[0, size])).Sample(
            (size, index, first) =>
            {
                var forInclusion = Fetch(size, TileHashes.ForInclusion(index, size));
                InclusionProof.Build(forInclusion, index, size).ShouldBe(InclusionProof.Build(Tree, index, size));

                var forConsistency = Fetch(size, TileHashes.ForConsistency(first, size));
                ConsistencyProof.Build(forConsistency, first, size).ShouldBe(ConsistencyProof.Build(Tree, first, size));

                var forRoot = Fetch(size, TileHashes.ForRoot(size));
                forRoot.Root().ShouldBe(Tree.Root(size));
                forRoot.Edge().Root().ShouldBe(Tree.Root(size));
            },
            iter: 60);

    [Fact]
    public void A_missing_tile_is_said()
    {
        var hashes = new TileHashes(1000, _ => null);

        Refusal.ShouldRefuse(() => InclusionProof.Build(hashes, 3, 1000), "tree.missing");
        Refusal.ShouldRefuse(() => new TileHashes(1000, new Dictionary<TileId, ReadOnlyMemory<byte>>()).Root(), "tree.missing");
    }

    [Fact]
    public void A_tile_of_the_wrong_length_is_refused()
    {
        var hashes = new TileHashes(1000, id => new byte[(id.Width * 32) - 32]);

        Refusal.ShouldRefuse(() => hashes.Root(), "tile.malformed");
        Refusal.ShouldRefuse(() => Tile.Root(new byte[8191]), "tile.malformed");
    }

    [Fact]
    public void The_root_of_a_full_tile_is_a_hash_of_the_tile_above() =>
        Tile.Root(Stored[new TileId(0, 5)].Span).ShouldBe(Hash256.At(Stored[new TileId(1, 0)].Span, 5));

    [Fact]
    public void Entries_come_back_from_their_bundle() =>
        Gen.Byte.Array[0, 400].Array[1, 256].Sample(entries =>
        {
            var bundle = EntryBundle.Of([.. entries.Select(e => (ReadOnlyMemory<byte>)e)]);

            EntryBundle.Parse(bundle, entries.Length).Select(e => e.ToArray()).ShouldBe(entries);
            Refusal.ShouldRefuse(() => EntryBundle.Parse(bundle, entries.Length + 1), "entries.malformed");
            Refusal.ShouldRefuse(() => EntryBundle.Parse(bundle.AsMemory(0, bundle.Length - 1), entries.Length), "entries.malformed");
        });

    private static TileHashes Fetch(int size, IEnumerable<TileId> ids)
    {
        // A partial tile is a prefix of the full one that stands in its place later.
        var tiles = ids.ToDictionary(id => id, id => (ReadOnlyMemory<byte>)Bytes(id));
        return new TileHashes(size, tiles);
    }

    private static byte[] Bytes(TileId id)
    {
        var hashes = new Hash256[id.Width];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = Tree.Get(id.Level * 8, (id.Index * 256) + i);
        }

        return Tile.Of(hashes);
    }

    private static Dictionary<TileId, ReadOnlyMemory<byte>> StoredTiles(long size) =>
        TileId.AllOf(size).ToDictionary(id => id, id => (ReadOnlyMemory<byte>)Bytes(id));

    private static MemoryTree TreeOf(int size)
    {
        var tree = new MemoryTree();
        for (var i = 0; i < size; i++)
        {
            tree.Append(TreeHash.Leaf(BitConverter.GetBytes(i)));
        }

        return tree;
    }
}
