using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ownership;
using Upheld.Testing.Database;

namespace Upheld.Kernel.Tests.Ownership;

public sealed class LeaseTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Another_node_gets_the_lease_only_after_its_term(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, time: _time);
        var (first, second) = (Node(database, "first"), Node(database, "second"));

        var held = await first.AcquireAsync("shard", CancellationToken.None);
        (await second.AcquireAsync("shard", CancellationToken.None)).ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(9));
        (await first.RenewAsync(held!, CancellationToken.None)).ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(9));
        (await second.AcquireAsync("shard", CancellationToken.None)).ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(2));

        (await second.AcquireAsync("shard", CancellationToken.None)).ShouldBe(new Lease("shard", held!.Epoch + 1));
        (await first.RenewAsync(held, CancellationToken.None)).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_owner_that_was_replaced_without_knowing_it_writes_nothing(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, time: _time);
        var (first, second) = (Node(database, "first"), Node(database, "second"));
        var stale = await first.AcquireAsync("shard", CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(11));
        var fresh = await second.AcquireAsync("shard", CancellationToken.None);

        await Should.ThrowAsync<LeaseLostException>(() => WriteUnderAsync(database, first, stale!, "stale"));
        await WriteUnderAsync(database, second, fresh!, "fresh");

        (await ReadAsync(database)).ShouldBe("fresh");
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_node_that_comes_back_under_its_own_name_fences_its_former_self(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, time: _time);
        var (before, after) = (Node(database, "same"), Node(database, "same"));
        var old = await before.AcquireAsync("shard", CancellationToken.None);

        var again = await after.AcquireAsync("shard", CancellationToken.None);

        again!.Epoch.ShouldBe(old!.Epoch + 1);
        await Should.ThrowAsync<LeaseLostException>(() => WriteUnderAsync(database, before, old, "stale"));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Of_many_nodes_that_want_a_new_lease_at_once_one_gets_it_and_none_fails(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, time: _time);

        for (var round = 0; round < 10; round++)
        {
            var name = $"shard {round}";
            var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Node(database, $"node {i}").AcquireAsync(name, CancellationToken.None))));
            leases.Count(l => l is not null).ShouldBe(1);
        }
    }

    internal static DatabaseOwnership Node(TestDatabase database, string name) => new(
        database.Services.GetRequiredService<IDatabaseProvider>(), database.Services.GetRequiredService<IClock>(), new NodeName(name));

    private static Task<bool> WriteUnderAsync(TestDatabase database, IOwnership owner, Lease lease, string value) =>
        database.Services.GetRequiredService<IDatabaseProvider>().WriteAsync(
            (connection, transaction) =>
            {
                connection.Execute(transaction, "insert into kernel_setting (key, value) values ('written', @value)", ("@value", value));
                owner.Fence(lease, connection, transaction);
                return true;
            },
            CancellationToken.None);

    private static async Task<string?> ReadAsync(TestDatabase database)
    {
        await using var reader = await database.Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(CancellationToken.None);
        return (string?)reader.Scalar(null, "select value from kernel_setting where key = 'written'");
    }
}
