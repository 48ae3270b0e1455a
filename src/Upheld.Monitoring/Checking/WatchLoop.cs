using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Figures.Samples;
using Upheld.Kernel.Ownership;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Signals;
using Upheld.Kernel.Slices;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Heartbeats;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Probes;

namespace Upheld.Monitoring.Checking;

/// <summary>Keeps the engine's list equal to the monitors in use: takes shards, loads what is new or changed, drops what is retired.</summary>
internal sealed partial class WatchLoop(
    SliceRunner slices, IOwnership ownership, WatchList watched, CheckEngine engine, ProbeFactory probes, HeartbeatBoard heartbeats, MonitorsChanged changed,
    ChangeFeed live, TimeProvider time, ILogger<WatchLoop> log) : BackgroundService
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5);

    /// <summary>A shard whose flushes have not prolonged its lease for so long has it prolonged here: half of the lease's term.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _one = new(1, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SynchroniseAsync(stoppingToken);
                await changed.Signal.WaitAsync(LookAnyway, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
                await changed.Signal.WaitAsync(LookAnyway, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>One round.</summary>
    public async Task SynchroniseAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            await RoundAsync(cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task RoundAsync(CancellationToken cancellation)
    {
        var scope = Scope.Installation("the engine checks the monitors of every customer");
        var plans = await slices.RunAsync<LoadMonitors, IReadOnlyDictionary<int, long>>(scope, load => load.PlansAsync(cancellation), cancellation);
        var versions = await slices.RunAsync<LoadMonitors, IReadOnlyList<MonitorVersion>>(scope, load => load.VersionsAsync(cancellation), cancellation);
        await KeepAsync(cancellation);
        foreach (var shard in versions.Select(v => v.Shard).Distinct())
        {
            await OwnAsync(shard, scope, cancellation);
        }

        var wanted = versions.Where(v => watched.FindShard(v.Shard) is not null).ToDictionary(v => v.Id);
        var gone = watched.Monitors.Where(m => !wanted.ContainsKey(m.Id)).Select(m => m.Id).ToList();
        foreach (var (monitor, schedules, _) in gone.Count == 0 ? [] : await ReadAsync(scope, gone, cancellation))
        {
            watched.Remove(monitor.Id, ScheduleOf(schedules));
        }

        var fresh = wanted.Values.Where(v => watched.Find(v.Id) is not { } known || known.Version < v.Version).Select(v => v.Id).ToList();
        if (fresh.Count > 0)
        {
            foreach (var (monitor, schedules, heartbeat) in await ReadAsync(scope, fresh, cancellation))
            {
                Take(monitor, schedules, heartbeat);
            }

            live.Raise();
            LogWatched(watched.Monitors.Count());
        }

        foreach (var shard in watched.Shards)
        {
            shard.Buffer.Follow(plans.GetValueOrDefault(shard.Number)); // only now: every monitor follows it
        }
    }

    private Task<IReadOnlyList<(Monitor Monitor, IReadOnlyList<ScheduleRow> Schedules, HeartbeatRow? Heartbeat)>> ReadAsync(
        Scope scope, IReadOnlyList<MonitorId> ids, CancellationToken cancellation) =>
        slices.RunAsync<LoadMonitors, IReadOnlyList<(Monitor, IReadOnlyList<ScheduleRow>, HeartbeatRow?)>>(scope, load => load.ReadAsync(ids, cancellation), cancellation);

    private static ProbeSchedule ScheduleOf(IReadOnlyList<ScheduleRow> schedules) => ProbeSchedule.Of(schedules.Select(s => s.ToFact()));

    /// <summary>A shard whose monitors are checked rarely flushes rarely: without this another node would take it for abandoned.</summary>
    private async Task KeepAsync(CancellationToken cancellation)
    {
        foreach (var shard in watched.Shards.Where(s => time.GetElapsedTime(s.Prolonged) > Quiet))
        {
            if (await ownership.RenewAsync(shard.Lease, cancellation))
            {
                shard.Prolonged = time.GetTimestamp();
            }
            else
            {
                watched.Lose(shard.Number);
                LogLost(shard.Number);
            }
        }
    }

    private async Task OwnAsync(int shard, Scope scope, CancellationToken cancellation)
    {
        if (watched.FindShard(shard) is not null || await ownership.AcquireAsync($"monitors/{shard}", cancellation) is not { } lease)
        {
            return;
        }

        var stored = await slices.RunAsync<LoadMonitors, byte[]?>(scope, load => load.StatesAsync(shard, cancellation), cancellation);
        watched.Own(shard, lease, stored).Prolonged = time.GetTimestamp();
    }

    private void Take(Monitor monitor, IReadOnlyList<ScheduleRow> schedules, HeartbeatRow? heartbeat)
    {
        var spec = MonitorKind.Read(SpecJson.ReadMap(Encoding.UTF8.GetBytes(monitor.Spec)));
        if (heartbeat is not null)
        {
            heartbeats.Load(monitor.Id, heartbeat.ToSignals());
        }

        var probe = probes.Prepare(monitor.Id, spec.Options);
        if (!probe.IsOk)
        {
            LogUnusable(monitor.Name, probe.Error.Message); // refused at apply; this version of the program understands less than the one that applied it
            watched.Remove(monitor.Id, ScheduleOf(schedules));
            return;
        }

        var watchedMonitor = new WatchedMonitor
        {
            Id = monitor.Id,
            Customer = monitor.Customer,
            Number = (uint)monitor.Number,
            Location = (ushort)(schedules.Count == 0 ? 0 : schedules[^1].Location),
            Shard = monitor.Shard,
            Version = monitor.Version,
            Host = spec.Host,
            Probe = probe.Value,
            Schedule = ScheduleOf(schedules),
        };
        if (watched.Put(watchedMonitor))
        {
            engine.Watch(watchedMonitor, lookAtOnce: true); // what was changed shows at once, and the check that ran for the older version counts no more
        }
    }

    [LoggerMessage(LogLevel.Warning, "Shard {Shard} has gone to another node")]
    private partial void LogLost(int shard);

    [LoggerMessage(LogLevel.Information, "{Count} monitors are watched")]
    private partial void LogWatched(int count);

    [LoggerMessage(LogLevel.Error, "Monitor {Monitor} cannot be checked: {Reason}")]
    private partial void LogUnusable(string monitor, string reason);

    [LoggerMessage(LogLevel.Error, "Could not bring the list of monitors up to date; the checks go on as before")]
    private partial void LogFailed(Exception e);
}
