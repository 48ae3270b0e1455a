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
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Probes;

namespace Upheld.Monitoring.Checking;

/// <summary>Keeps the engine's list equal to the monitors in use: takes shards, loads what is new or changed, drops what is retired.</summary>
internal sealed partial class WatchLoop(
    SliceRunner slices, IOwnership ownership, WatchList watched, CheckEngine engine, ProbeFactory probes, MonitorsChanged changed, ChangeFeed live,
    ILogger<WatchLoop> log) : BackgroundService
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5);

    private bool _isFirst = true;

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
    internal async Task SynchroniseAsync(CancellationToken cancellation)
    {
        var scope = Scope.Installation("the engine checks the monitors of every customer");
        var versions = await slices.RunAsync<LoadMonitors, IReadOnlyList<MonitorVersion>>(scope, load => load.VersionsAsync(cancellation), cancellation);
        var states = new Dictionary<MonitorId, FoldState>();
        foreach (var shard in versions.Select(v => v.Shard).Distinct())
        {
            await OwnAsync(shard, states, scope, cancellation);
        }

        var wanted = versions.Where(v => watched.FindShard(v.Shard) is not null).ToDictionary(v => v.Id);
        foreach (var gone in watched.Monitors.Where(m => !wanted.ContainsKey(m.Id)).ToList())
        {
            watched.Remove(gone.Id);
        }

        var fresh = wanted.Values.Where(v => watched.Find(v.Id) is not { } known || known.Version < v.Version).Select(v => v.Id).ToList();
        if (fresh.Count > 0)
        {
            foreach (var (monitor, schedules) in await slices.RunAsync<LoadMonitors, IReadOnlyList<(Monitor, IReadOnlyList<ScheduleRow>)>>(
                scope, load => load.ReadAsync(fresh, cancellation), cancellation))
            {
                Take(monitor, schedules, states);
            }

            live.Raise();
        }

        _isFirst = false;
    }

    private async Task OwnAsync(int shard, Dictionary<MonitorId, FoldState> states, Scope scope, CancellationToken cancellation)
    {
        if (watched.FindShard(shard) is not null || await ownership.AcquireAsync($"monitors/{shard}", cancellation) is not { } lease)
        {
            return;
        }

        var stored = await slices.RunAsync<LoadMonitors, byte[]?>(scope, load => load.StatesAsync(shard, cancellation), cancellation);
        foreach (var (id, state) in ShardBuffer.ReadStates(stored))
        {
            states[id] = state;
        }

        watched.Own(shard, lease).HasStateRow = stored is not null;
    }

    private void Take(Monitor monitor, IReadOnlyList<ScheduleRow> schedules, Dictionary<MonitorId, FoldState> states)
    {
        var spec = MonitorKind.Read(SpecJson.ReadMap(Encoding.UTF8.GetBytes(monitor.Spec)));
        var probe = probes.Prepare(spec.Options);
        if (!probe.IsOk)
        {
            LogUnusable(monitor.Name, probe.Error.Message); // refused at apply; this version of the program understands less than the one that applied it
            return;
        }

        var known = watched.Find(monitor.Id);
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
            Schedule = ProbeSchedule.Of(schedules.Select(s => s.ToFact())),
            State = known?.State ?? states.GetValueOrDefault(monitor.Id),
        };
        watched.Put(watchedMonitor);
        engine.Watch(watchedMonitor, lookAtOnce: _isFirst || known is null);
    }

    [LoggerMessage(LogLevel.Error, "Monitor {Monitor} cannot be checked: {Reason}")]
    private partial void LogUnusable(string monitor, string reason);

    [LoggerMessage(LogLevel.Error, "Could not bring the list of monitors up to date; the checks go on as before")]
    private partial void LogFailed(Exception e);
}
