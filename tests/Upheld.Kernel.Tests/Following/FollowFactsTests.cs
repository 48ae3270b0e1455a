using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Following;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Settings;
using Upheld.Kernel.Tests.Facts;
using Upheld.Testing.Database;
using static Upheld.Kernel.Tests.Ledger.SequencerTests;

namespace Upheld.Kernel.Tests.Following;

public sealed class FollowFactsTests
{
    private static readonly Guid Acme = new("01980000-0000-7000-8000-000000000001");
    private static readonly Scope Everybody = Scope.Installation("test");

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_follower_sees_every_fact_of_its_types_in_order(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 1200, i => i % 2 == 0 ? null : Acme);
        await DrainAsync(database);
        var (all, none) = (new Collector(), new Collector { Types = new HashSet<string> { "test.other" } });

        await FollowAsync(database, all);

        all.Seen.Select(f => f.Seq).ShouldBe(Enumerable.Range(1, 1200).Select(i => (long)i));
        all.Seen[7].Read<Happened>().ShouldBe(new Happened(Acme, Instant.FromUtc(2026, 3, 1, 12, 0), 7));
        (await SavedAsync(database)).ShouldBe(1200);
        none.Seen.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_follower_that_fails_sees_the_same_facts_again_and_nothing_of_it_was_saved(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 600, _ => Acme);
        await DrainAsync(database);
        var collector = new Collector { Fails = true };

        await Should.ThrowAsync<InvalidOperationException>(() => FollowAsync(database, collector));
        (await SavedAsync(database)).ShouldBe(0);
        collector.Fails = false;
        await FollowAsync(database, collector);

        collector.Seen.Count.ShouldBe(500 + 600); // the first step twice
        (await SavedAsync(database)).ShouldBe(600);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task After_a_restart_a_follower_goes_on_where_it_was_saved(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 10, _ => Acme);
        await DrainAsync(database);
        await FollowAsync(database, new Collector());

        await database.RestartAsync();
        await RecordAsync(database, 5, _ => Acme);
        await DrainAsync(database);
        var collector = new Collector();
        await FollowAsync(database, collector);

        collector.Seen.Select(f => f.Seq).ShouldBe([11, 12, 13, 14, 15]);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Of_two_nodes_that_follow_at_once_one_saves(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 10, _ => Acme);
        await DrainAsync(database);
        await FollowAsync(database, new Collector());
        await RecordAsync(database, 10, _ => Acme);
        await DrainAsync(database);
        var both = new Barrier(2);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            try
            {
                await FollowAsync(database, new Collector(), () => both.SignalAndWait(TimeSpan.FromSeconds(10)));
                return true;
            }
            catch (DbUpdateException)
            {
                return false; // it will see them again, and its position has moved by then
            }
        })));

        outcomes.Count(saved => saved).ShouldBe(1);
        (await SavedAsync(database)).ShouldBe(20);
    }

    internal static async Task FollowAsync(TestDatabase database, IFactFollower follower, Action? meet = null)
    {
        var more = true;
        while (more)
        {
            more = await database.InScopeAsync(Everybody, db => new FollowFacts(db).ExecuteAsync(meet is null ? follower : new Meeting(follower, meet), CancellationToken.None));
        }
    }

    private static Task<int> SavedAsync(TestDatabase database) =>
        database.InScopeAsync(Everybody, db => db.Set<SettingRow>().CountAsync(s => s.Key.StartsWith("seen ")));

    /// <summary>Waits for the other node before it ends its first step.</summary>
    private sealed class Meeting(IFactFollower inner, Action meet) : IFactFollower
    {
        public string Name => inner.Name;

        public IReadOnlySet<string> Types => inner.Types;

        public async Task HandleAsync(Upheld.Kernel.Database.UpheldDb db, IReadOnlyList<SequencedFact> facts, CancellationToken cancellation)
        {
            await inner.HandleAsync(db, facts, cancellation);
            meet();
        }
    }
}
