using System.Collections.Concurrent;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Probes.Heartbeat;

namespace Upheld.Monitoring.Heartbeats;

/// <summary>What every job has reported, in memory: loaded with its monitor, kept up to date by the signals that come in. Holds only what is durable.</summary>
internal sealed class HeartbeatBoard
{
    private readonly ConcurrentDictionary<MonitorId, HeartbeatSignals> _signals = [];
    private readonly ConcurrentDictionary<MonitorId, string> _logs = [];

    public HeartbeatSignals Of(MonitorId monitor) => _signals.GetValueOrDefault(monitor);

    /// <summary>Adds what was read from the database; a signal that came meanwhile is newer and stays.</summary>
    public void Load(MonitorId monitor, HeartbeatSignals stored) => Add(monitor, stored, log: null);

    /// <summary>Adds a signal, and the end of the job's log that came with it.</summary>
    public void Add(MonitorId monitor, HeartbeatSignals signals, string? log)
    {
        _signals.AddOrUpdate(monitor, signals, (_, known) => known.With(signals));
        if (log is not null)
        {
            _logs[monitor] = log;
        }
    }

    /// <summary>Takes the log that came last and was not taken yet, for the detail of the next check.</summary>
    public string? TakeLog(MonitorId monitor) => _logs.TryRemove(monitor, out var log) ? log : null;
}
