using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Ownership;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Samples;
using Upheld.Monitoring.Tests.Samples;
using Upheld.Testing.Database;
using static Upheld.Monitoring.Tests.Samples.WatchedHouse;
using Monitor = Upheld.Monitoring.Monitors.Monitor;

namespace Upheld.Monitoring.Tests.Checking;

/// <summary>The loops together over a real database.</summary>
public sealed class FlushLoopTests
{
    private const string Spec = """{"service":"shop","tcp":{"host":"192.0.2.1","port":1}}""";

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_found_after_the_lease_has_gone_is_not_written(string provider)
    {
        await using var house = await CreateAsync(provider);
        var (list, flush) = await WatchingAsync(house);
        Check(list, 0, ProbeState.Up);
        await flush.FlushAsync(urgentOnly: false, default);
        await house.Services.GetRequiredService<IOwnership>().AcquireAsync("monitors/0", default); // a newer epoch than the loop's
        Check(list, 1, ProbeState.Down);

        await flush.FlushAsync(urgentOnly: false, default);

        (list.FindShard(0), list.Monitors.Count).ShouldBe((null, 0));
        (await house.CountAsync("monitoring_chunk")).ShouldBe(1);
        await house.Services.GetRequiredService<WatchLoop>().SynchroniseAsync(default);
        list.Monitors.ShouldHaveSingleItem().State.Last!.Value.State.ShouldBe(ProbeState.Up); // what is durable, and no more
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_quiet_shard_keeps_its_lease_and_a_lost_one_is_noticed_without_a_flush(string provider)
    {
        await using var house = await CreateAsync(provider);
        var (list, _) = await WatchingAsync(house);
        var lease = list.FindShard(0)!.Lease;
        for (var i = 0; i < 5; i++)
        {
            house.Time.Advance(TimeSpan.FromSeconds(5));
            await house.Services.GetRequiredService<WatchLoop>().SynchroniseAsync(default);
        }

        list.FindShard(0)!.Lease.ShouldBe(lease);
        var expires = await house.QueryAsync(db => db.Database.SqlQueryRaw<long>("select expires_at as \"Value\" from kernel_lease where name = 'monitors/0'").SingleAsync());
        Instant.FromUnixTimeMilliseconds(expires).ShouldBeGreaterThan(Instant.FromDateTimeOffset(house.Time.GetUtcNow()));
        await house.Services.GetRequiredService<IOwnership>().AcquireAsync("monitors/0", default);
        house.Time.Advance(TimeSpan.FromSeconds(5));
        await house.Services.GetRequiredService<WatchLoop>().SynchroniseAsync(default);
        list.FindShard(0)!.Lease.Epoch.ShouldBe(lease.Epoch + 2);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Folds_go_on_after_a_restart_where_the_durable_samples_end(string provider)
    {
        await using var house = await CreateAsync(provider);
        var (list, flush) = await WatchingAsync(house);
        Check(list, 0, ProbeState.Down);
        Check(list, 1, ProbeState.Down);
        await flush.FlushAsync(urgentOnly: false, default);
        Check(list, 2, ProbeState.Up); // never flushed

        await house.RestartAsync();
        await house.Services.GetRequiredService<WatchLoop>().SynchroniseAsync(default);

        var monitor = house.Services.GetRequiredService<WatchList>().Monitors.ShouldHaveSingleItem();
        (monitor.State.Open!.Value.IsConfirmed, monitor.State.Last!.Value.Slot).ShouldBe((true, 1u));
        (await house.CountAsync("monitoring_shard_state")).ShouldBe(1);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_monitor_that_was_out_of_use_goes_on_with_its_fold_and_its_gap_is_unknown(string provider)
    {
        await using var house = await CreateAsync(provider);
        var (list, flush) = await WatchingAsync(house);
        Check(list, 0, ProbeState.Up);
        await flush.FlushAsync(urgentOnly: false, default);
        await RetireAsync(house, Midnight, 2);
        await house.Services.GetRequiredService<WatchLoop>().SynchroniseAsync(default);
        list.Monitors.ShouldBeEmpty();
        await RetireAsync(house, null, 3);
        await house.Services.GetRequiredService<WatchLoop>().SynchroniseAsync(default);
        Check(list, 100, ProbeState.Up);
        house.At(Midnight + Duration.FromMinutes(101));
        await flush.FlushAsync(urgentOnly: false, default);

        var history = (await house.Histories.OfLogAsync(Acme, default)).ShouldHaveSingleItem();
        var timeline = history.TimelineAt((Midnight + Duration.FromMinutes(101)).ToUnixTimeMilliseconds());
        timeline.StateAt((Midnight + Duration.FromMinutes(50)).ToUnixTimeMilliseconds()).ShouldBe(ProbeState.Unknown);
        timeline.StateAt((Midnight + Duration.FromMinutes(100)).ToUnixTimeMilliseconds()).ShouldBe(ProbeState.Up);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_the_last_moment_before_a_stop_found_is_written(string provider)
    {
        await using var house = await CreateAsync(provider);
        var (list, flush) = await WatchingAsync(house);
        var engine = house.Services.GetRequiredService<CheckEngine>();
        await flush.StartAsync(default);
        await engine.StartAsync(default);
        Check(list, 0, ProbeState.Up);
        house.At(Midnight + Duration.FromSeconds(20));

        await engine.StopAsync(default);
        await flush.StopAsync(default);

        await house.RestartAsync();
        var history = (await house.Histories.OfLogAsync(Acme, default)).ShouldHaveSingleItem();
        history.State.Last!.Value.Fault.ShouldBe(FaultClass.ProbeStopped);
        var timeline = history.TimelineAt((Midnight + Duration.FromMinutes(1)).ToUnixTimeMilliseconds());
        timeline.StateAt((Midnight + Duration.FromMilliseconds(19_999)).ToUnixTimeMilliseconds()).ShouldBe(ProbeState.Up);
        timeline.StateAt((Midnight + Duration.FromSeconds(21)).ToUnixTimeMilliseconds()).ShouldBe(ProbeState.Unknown);
    }

    private static async Task<(WatchList List, FlushLoop Flush)> WatchingAsync(WatchedHouse house)
    {
        await house.WatchAsync(Acme, 1, kind: "tcp", spec: Spec);
        await house.Services.GetRequiredService<WatchLoop>().SynchroniseAsync(default);
        return (house.Services.GetRequiredService<WatchList>(), house.Services.GetRequiredService<FlushLoop>());
    }

    private static void Check(WatchList list, uint slot, ProbeState state)
    {
        var monitor = list.Monitors.Single();
        var fault = state == ProbeState.Down ? FaultClass.TcpRefused : FaultClass.None;
        list.FindShard(0)!.Buffer.Take(monitor, new Sample(1, 1, slot, 0, state, fault, Sample.NoStatus, 1100), null).Outcome.ShouldBe(FoldOutcome.Taken);
    }

    private static Task RetireAsync(WatchedHouse house, Instant? at, long version) => house.QueryAsync(async db =>
    {
        var monitor = await db.Set<Monitor>().SingleAsync();
        (monitor.RetiredAt, monitor.Version) = (at, version);
        return await db.SaveChangesAsync();
    });
}
