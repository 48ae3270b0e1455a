using System.Data.Common;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Evidence;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Tiles;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Scopes;
using Upheld.Testing.Database;
using static Upheld.Kernel.Tests.Ledger.SequencerTests;

namespace Upheld.Kernel.Tests.Ledger;

public sealed class SealingTests
{
    private static readonly Guid Acme = new("01980000-0000-7000-8000-000000000001");
    private static readonly Guid Bolt = new("01980000-0000-7000-8000-000000000002");

    [Theory]
    [InlineData("sqlite", new[] { 1, 255, 1, 256, 300 })]
    [InlineData("sqlite", new[] { 513, 3, 511 })]
    [InlineData("postgres", new[] { 100, 412, 1, 600 })]
    public async Task In_steps_of_any_size_facts_make_the_same_roots_and_tiles(string provider, int[] steps)
    {
        Assert.SkipUnless(TestDatabase.Both.Any(p => p[0].Equals(provider)), Testing.Postgres.TemporaryPostgres.WhySkipped);
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, steps.Sum(), i => i % 5 == 0 ? Bolt : Acme);
        var sequencer = database.Services.GetRequiredService<Sequencer>();
        await sequencer.HoldAsync(CancellationToken.None);

        foreach (var step in steps)
        {
            sequencer.AtOnce = step;
            var growths = await sequencer.StepAsync(CancellationToken.None);
            growths.Sum(g => g.LeafHashes.Count).ShouldBe(step);
        }

        foreach (var log in await database.InScopeAsync(Scope.Installation("test"), db => db.Set<LogRow>().AsNoTracking().ToListAsync()))
        {
            var facts = (await AllAsync(database)).Where(f => f.Log == log.Id).ToList();
            var hashes = facts.OrderBy(f => f.Id).Select(f => new Hash256(f.LeafHash!)).ToArray();
            facts.OrderBy(f => f.Index).Select(f => f.Id).ShouldBe(facts.Select(f => f.Id).Order());
            (log.Size, new Hash256(log.Root)).ShouldBe((hashes.Length, TreeHash.Root(hashes)));
            CompactRange.Parse(log.Edge).Root().ShouldBe(TreeHash.Root(hashes));
            await using var reader = await database.Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(CancellationToken.None);
            var stored = new StoredTiles(database.Services.GetRequiredService<ILedgerStatements>(), reader, log.Id);
            TileId.AllOf(hashes.Length).Where(t => !IsRight(stored, t, hashes)).ShouldBeEmpty();
            TileId.AllOf(hashes.Length / 2).Where(t => !IsRight(stored, t, hashes)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Tiles_of_the_higher_levels_are_those_of_the_whole_tree_however_the_log_grew() =>
        Gen.Int[1, 5000].Array[10, 40].Sample(
            steps =>
            {
                var memory = new MemoryStatements();
                var log = new OpenLog(new LogState(Acme, Acme, 1, "upheld.example/house/log", "", 0, [], new CompactRange().ToBytes(), 0, null));
                foreach (var step in steps)
                {
                    var (growth, tiles) = (new LogGrowth(log.Id, log.Origin, log.Size), new CompleteTiles(memory, null!));
                    for (var i = 0; i < step; i++)
                    {
                        var hash = Leaf(log.Size);
                        growth.LeafHashes.Add(hash);
                        log.Append(hash);
                        if (log.Size % CompleteTiles.Width == 0)
                        {
                            tiles.AddEndingAt(log, growth);
                        }
                    }

                    memory.Add(growth, tiles.Made);
                }

                TileId.AllOf(log.Size).Where(t => !t.IsPartial).ShouldBe(memory.Tiles.Keys, ignoreOrder: true);
                new TileHashes(log.Size, memory.Read).Root().ShouldBe(new Hash256(log.ToState().Root));
            },
            iter: 5);

    [Fact]
    public async Task A_fact_that_makes_no_leaf_is_refused_where_it_is_recorded()
    {
        await using var database = await SetUpAsync("sqlite");

        var recording = Should.Throw<EvidenceException>(() => database.InScopeAsync(Scope.Installation("test"), db =>
        {
            db.Record(new Tests.Facts.Happened(Acme, NodaTime.Instant.MinValue, 1));
            return db.SaveChangesAsync();
        }));

        recording.Code.ShouldBe("leaf.time");
        await Should.ThrowAsync<EvidenceException>(() => database.InScopeAsync(Scope.Installation("test"), db =>
        {
            db.Record(new Tests.Facts.Happened(Acme, default, 1), source: new string('x', 66_000));
            return db.SaveChangesAsync();
        }));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_row_that_was_altered_into_no_leaf_does_not_hold_up_the_others(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 5, _ => Acme);
        var altered = (await AllAsync(database))[2].Id;
        await SignerDisagreesTests.ExecuteAsync(
            database, "update kernel_fact set body = '{' where id = @id", ("@id", provider == "sqlite" ? altered.ToByteArray(true) : altered));

        await DrainAsync(database);

        (await AllAsync(database)).Where(f => f.Seq is null).ShouldHaveSingleItem().Id.ShouldBe(altered);
        (await SignerDisagreesTests.LogAsync(database, Acme)).SignedSize.ShouldBe(4);
    }

    private static bool IsRight(StoredTiles stored, TileId id, Hash256[] leaves) => stored.Read(id)!.Value.Span.SequenceEqual(Expected(id, leaves));

    private static Hash256 Leaf(long index) => TreeHash.Leaf(BitConverter.GetBytes(index));

    private static byte[] Expected(TileId id, Hash256[] leaves)
    {
        var each = 1 << (id.Level * TileId.Height);
        return Tile.Of([.. Enumerable.Range((int)id.Index * TileId.FullWidth, id.Width).Select(i => TreeHash.Root(leaves.AsSpan(i * each, each)))]);
    }

    /// <summary>Only what <see cref="CompleteTiles"/> reads.</summary>
    private sealed class MemoryStatements : CommonLedgerStatementsInMemory
    {
        private readonly List<Hash256> _leaves = [];

        public Dictionary<TileId, byte[]> Tiles { get; } = [];

        public void Add(LogGrowth growth, IReadOnlyList<FullTile> tiles)
        {
            _leaves.AddRange(growth.LeafHashes);
            foreach (var tile in tiles)
            {
                Tiles.Add(new TileId(tile.Level, tile.N), tile.Hashes);
            }
        }

        public ReadOnlyMemory<byte>? Read(TileId id) => id.IsPartial
            ? id.Level == 0
                ? Tile.Of([.. _leaves.Skip((int)id.Index * TileId.FullWidth).Take(id.Width)])
                : Tile.Of([.. Enumerable.Range((int)id.Index * TileId.FullWidth, id.Width).Select(n => Tile.Root(Tiles[new TileId(id.Level - 1, n)]))])
            : Tiles[id];

        public override List<Hash256> ReadLeafHashes(DbConnection connection, Guid log, long from, long to) => _leaves[(int)from..(int)to];

        public override IReadOnlyList<byte[]> ReadTiles(DbConnection connection, Guid log, int level, long from, long to) =>
            [.. Tiles.Where(t => t.Key.Level == level && t.Key.Index >= from && t.Key.Index < to).OrderBy(t => t.Key.Index).Select(t => t.Value)];
    }
}
