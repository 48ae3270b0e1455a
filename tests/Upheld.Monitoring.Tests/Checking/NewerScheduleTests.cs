using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Doctor;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Tests.Samples;
using Upheld.Testing.Database;
using static Upheld.Monitoring.Tests.Samples.WatchedHouse;

namespace Upheld.Monitoring.Tests.Checking;

/// <summary>A schedule that changes while checks by the older one are still on their way to the disk: what is stored is always what its replay gives.</summary>
public sealed class NewerScheduleTests
{
    private const string Faster = "every: 10s";
    private const string Slower = "every: 5m";
    private const string Paused = "every: 1m, paused: true";

    private const string Removed = "removed";

    public static MatrixTheoryData<string, string> Changes { get; } = new(["sqlite", "postgres"], [Faster, Slower, Paused, Removed]);

    [Theory, MemberData(nameof(Changes))]
    public async Task A_check_that_a_newer_schedule_no_longer_had_due_is_not_written(string provider, string change)
    {
        await using var house = await CreateAsync(provider);
        var (list, flush) = await WatchingAsync(house);
        Check(list, 0, ProbeState.Up, house);
        await flush.FlushAsync(urgentOnly: false, default);
        await ChangeAsync(house, change);

        Check(list, 1, ProbeState.Down, house); // the engine does not know yet
        Check(list, 2, ProbeState.Down, house);
        await flush.FlushAsync(urgentOnly: false, default);

        (await FaultsAsync(house)).ShouldBeEmpty();
        (await house.CountAsync("monitoring_outage")).ShouldBe(0);
        (await house.FactsAsync("monitor.state")).Count.ShouldBe(1);
        await house.Services.GetRequiredService<WatchLoop>().SynchroniseAsync(default);
        await flush.FlushAsync(urgentOnly: false, default);
        (await FaultsAsync(house)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task A_check_that_waits_when_the_newer_schedule_is_loaded_is_judged_by_it(string provider, string change)
    {
        await using var house = await CreateAsync(provider);
        var (list, flush) = await WatchingAsync(house);
        Check(list, 0, ProbeState.Up, house);
        await ChangeAsync(house, change);
        Check(list, 1, ProbeState.Down, house);

        await house.Services.GetRequiredService<WatchLoop>().SynchroniseAsync(default);
        await flush.FlushAsync(urgentOnly: false, default);

        (await FaultsAsync(house)).ShouldBeEmpty();
        (await house.FactsAsync("monitor.state")).Count.ShouldBe(1); // the first check, which every schedule had due
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task A_newer_schedule_begins_after_every_check_that_was_written(string provider, string change)
    {
        await using var house = await CreateAsync(provider);
        var (list, flush) = await WatchingAsync(house);
        Check(list, 0, ProbeState.Up, house);
        Check(list, 1, ProbeState.Down, house);
        Check(list, 2, ProbeState.Down, house);
        await flush.FlushAsync(urgentOnly: false, default);
        house.At(Midnight + Duration.FromSeconds(30)); // as for an apply that read the clock before those checks and committed after them

        await ChangeAsync(house, change, after: Duration.Zero);
        await house.Services.GetRequiredService<WatchLoop>().SynchroniseAsync(default);
        await flush.FlushAsync(urgentOnly: false, default);

        (await FaultsAsync(house)).ShouldBeEmpty();
        (await house.CountAsync("monitoring_outage")).ShouldBe(1);
        var last = await house.QueryAsync(db => db.Set<ScheduleRow>().OrderByDescending(s => s.StartsAt).FirstAsync());
        last.StartsAt.ShouldBeGreaterThan(Midnight + Duration.FromMinutes(2));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Schedules_that_follow_each_other_within_seconds_take_turns_in_the_order_of_the_log(string provider)
    {
        await using var house = await CreateAsync(provider);
        await WatchingAsync(house);
        for (var turn = 0; turn < 6; turn++)
        {
            await house.ApplyAsync(Yaml(turn % 2 == 0 ? Faster : Slower));
        }

        await house.ApplyAsync(Yaml(Paused));

        var rows = await house.QueryAsync(db => db.Set<ScheduleRow>().AsNoTracking().OrderBy(s => s.RecordedAt).ThenBy(s => s.FirstSlot).ThenBy(s => s.StartsAt).ToListAsync());
        rows.Count.ShouldBe(8);
        ProbeSchedule.Of(rows.Select(row => row.ToFact())).Parts.Select(part => part.Active).ShouldBe([true, true, true, true, true, true, true, false]);
    }

    private static async Task<(WatchList List, FlushLoop Flush)> WatchingAsync(WatchedHouse house)
    {
        await house.ApplyAsync(Yaml("every: 1m"));
        await house.Services.GetRequiredService<WatchLoop>().SynchroniseAsync(default);
        return (house.Services.GetRequiredService<WatchList>(), house.Services.GetRequiredService<FlushLoop>());
    }

    /// <summary>Applies a change, or takes the monitor out of the files, and lets the newer schedule begin.</summary>
    private static async Task ChangeAsync(WatchedHouse house, string change, Duration? after = null)
    {
        house.At(Midnight + Duration.FromSeconds(30));
        await (change == Removed ? house.ApplyAsync(Shop, prune: true) : house.ApplyAsync(Yaml(change)));
        house.At(Midnight + Duration.FromSeconds(30) + (after ?? Duration.FromMinutes(3)));
    }

    private static void Check(WatchList list, uint slot, ProbeState state, WatchedHouse house)
    {
        var monitor = list.Monitors.Single();
        var fault = state == ProbeState.Down ? FaultClass.TcpRefused : FaultClass.None;
        list.FindShard(0)!.Buffer.Take(monitor, new Sample(monitor.Number, monitor.Location, slot, 0, state, fault, Sample.NoStatus, 1100), null);
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(WatchedHouse house) =>
        [.. (await house.Services.GetRequiredService<CheckEvidence>().ExecuteAsync(default)).Where(result => result.Check != "ledger")
            .SelectMany(result => result.Findings.Faults).Select(fault => fault.Message.English)];

    private const string Shop = """
        apiVersion: upheld/v1
        kind: Customer
        metadata: { name: acme, title: { en: Acme, zh: 埃克米 } }
        spec: { timeZone: Asia/Shanghai }
        ---
        apiVersion: upheld/v1
        kind: Service
        metadata: { name: shop, title: { en: Shop, zh: 商店 } }
        spec: { customer: acme, criticality: core }
        """;

    private static string Yaml(string timing) => $$"""
        {{Shop}}
        ---
        apiVersion: upheld/v1
        kind: Monitor
        metadata: { name: shop-tcp, title: { en: Shop listens, zh: 商店端口 } }
        spec: { service: shop, layer: network, {{timing}}, tcp: { host: 192.0.2.1, port: 443 } }
        """;
}
