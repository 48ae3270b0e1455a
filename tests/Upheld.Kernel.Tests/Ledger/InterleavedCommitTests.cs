using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Tests.Facts;
using Upheld.Kernel.Tests.Following;
using Upheld.Testing.Database;
using Upheld.Testing.Postgres;
using static Upheld.Kernel.Tests.Ledger.SequencerTests;

namespace Upheld.Kernel.Tests.Ledger;

/// <summary>On PostgreSQL what began earlier may be committed later: a follower of the order of recording would pass over it.</summary>
public sealed class InterleavedCommitTests
{
    private static readonly Guid Acme = new("01980000-0000-7000-8000-000000000001");
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 1, 12, 0);

    [Fact]
    public async Task A_fact_whose_transaction_commits_after_a_later_one_was_numbered_is_not_missed()
    {
        Assert.SkipUnless(TemporaryPostgres.IsInstalled, TemporaryPostgres.WhySkipped);
        await using var database = await SetUpAsync("postgres");
        var collector = new Collector();
        await using var slow = await Uncommitted.BeginAsync(database, 1);

        await RecordAsync(database, 1, _ => Acme);
        await DrainAsync(database);
        await FollowFactsTests.FollowAsync(database, collector);
        collector.Seen.Select(f => f.Id).ShouldNotContain(slow.Id);
        await slow.CommitAsync();
        await DrainAsync(database);
        await FollowFactsTests.FollowAsync(database, collector);

        collector.Seen.Count.ShouldBe(2);
        collector.Seen[1].Id.ShouldBe(slow.Id);
        collector.Seen[1].Id.ShouldBeLessThan(collector.Seen[0].Id); // it was recorded first
    }

    [Fact]
    public async Task Among_32_writers_whose_commits_cross_no_follower_misses_or_doubles_a_fact()
    {
        Assert.SkipUnless(TemporaryPostgres.IsInstalled, TemporaryPostgres.WhySkipped);
        const int Writers = 32, Each = 40;
        await using var database = await SetUpAsync("postgres");
        var (recorded, collector, done) = (new System.Collections.Concurrent.ConcurrentBag<Guid>(), new Collector(), false);

        var following = Task.Run(async () =>
        {
            while (!Volatile.Read(ref done))
            {
                await DrainAsync(database);
                await FollowFactsTests.FollowAsync(database, collector);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var random = new Random(writer);
            for (var i = 0; i < Each; i++)
            {
                await using var unit = await Uncommitted.BeginAsync(database, i);
                await Task.Delay(random.Next(8)); // transactions of different length are the point
                if (random.Next(10) == 0)
                {
                    continue; // rolled back
                }

                await unit.CommitAsync();
                recorded.Add(unit.Id);
            }
        })));
        Volatile.Write(ref done, true);
        await following;
        await DrainAsync(database);
        await FollowFactsTests.FollowAsync(database, collector);

        collector.Seen.Select(f => f.Id).Order().ShouldBe(recorded.Order());
        collector.Seen.Select(f => f.Seq).ShouldBe(Enumerable.Range(1, recorded.Count).Select(i => (long)i));
    }

    /// <summary>A fact that is recorded and not yet committed.</summary>
    private sealed class Uncommitted(DbConnection connection, DbTransaction transaction, Guid id) : IAsyncDisposable
    {
        public Guid Id => id;

        public static async Task<Uncommitted> BeginAsync(TestDatabase database, int number)
        {
            var id = database.Services.GetRequiredService<IIds>().NewGuid();
            var connection = await database.Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(CancellationToken.None);
            var transaction = await connection.BeginTransactionAsync();
            connection.Execute(
                transaction,
                "insert into kernel_fact (id, customer, type, at, recorded_at, source, body) values (@id, @customer, @type, @at, @at, 'node', @body)",
                ("@id", id), ("@customer", Acme), ("@type", Happened.Type), ("@at", Noon.ToUnixTimeMilliseconds()),
                ("@body", FactBody.Of(new Happened(Acme, Noon, number), id)));
            return new Uncommitted(connection, transaction, id);
        }

        public Task CommitAsync() => transaction.CommitAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
