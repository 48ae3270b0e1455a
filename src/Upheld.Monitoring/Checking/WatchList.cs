using System.Collections.Concurrent;
using Upheld.Figures.Samples;
using Upheld.Kernel.Ownership;
using Upheld.Kernel.Signals;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Checking;

/// <summary>The monitors that this node checks, by shard.</summary>
internal sealed class WatchList
{
    private readonly ConcurrentDictionary<MonitorId, WatchedMonitor> _monitors = [];
    private readonly ConcurrentDictionary<int, WatchedShard> _shards = [];

    /// <summary>A state has changed: a flush should not wait.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Steps of the wall clock, in milliseconds, that are still to be recorded.</summary>
    public ConcurrentQueue<long> ClockSteps { get; } = [];

    /// <summary>The shards that are ours.</summary>
    public ICollection<WatchedShard> Shards => _shards.Values;

    /// <summary>Every monitor that is checked here.</summary>
    public ICollection<WatchedMonitor> Monitors => _monitors.Values;

    public WatchedMonitor? Find(MonitorId id) => _monitors.GetValueOrDefault(id);

    public WatchedShard? FindShard(int shard) => _shards.GetValueOrDefault(shard);

    /// <summary>Begins with a shard whose lease was won, with what the folds of its monitors remember; null before its first flush.</summary>
    public WatchedShard Own(int shard, Lease lease, byte[]? states) => _shards[shard] = new WatchedShard(shard, lease, states);

    /// <summary>Puts a monitor in, in place of its older version; false when its shard has been lost meanwhile.</summary>
    public bool Put(WatchedMonitor monitor)
    {
        if (!_shards.TryGetValue(monitor.Shard, out var shard))
        {
            return false;
        }

        shard.Buffer.Begin(monitor, _monitors.GetValueOrDefault(monitor.Id));
        _monitors[monitor.Id] = monitor;
        shard.Monitors[monitor.Id] = monitor;
        return true;
    }

    /// <summary>Takes a monitor out.</summary>
    /// <param name="id">The monitor.</param>
    /// <param name="schedule">Its schedule to the end, by which checks that wait are still judged.</param>
    public void Remove(MonitorId id, ProbeSchedule schedule)
    {
        if (_monitors.TryRemove(id, out var old) && _shards.TryGetValue(old.Shard, out var shard))
        {
            shard.Monitors.TryRemove(id, out _);
            shard.Buffer.End(old, schedule);
        }
    }

    /// <summary>Stops with a shard that another node has taken.</summary>
    public void Lose(int shard)
    {
        if (_shards.TryRemove(shard, out var lost))
        {
            foreach (var monitor in lost.Monitors.Values)
            {
                monitor.IsReplaced = true;
                _monitors.TryRemove(monitor.Id, out _);
            }
        }
    }
}

/// <summary>A shard that this node owns.</summary>
internal sealed class WatchedShard(int number, Lease lease, byte[]? states)
{
    public int Number => number;

    public Lease Lease => lease;

    public ShardBuffer Buffer { get; } = new(number, ShardBuffer.ReadStates(states));

    public ConcurrentDictionary<MonitorId, WatchedMonitor> Monitors { get; } = [];

    /// <summary>Whether its row of fold states is known to exist.</summary>
    public bool HasStateRow { get; set; } = states is not null;

    /// <summary>When its lease was last prolonged, as a timestamp of the steady clock.</summary>
    public long Prolonged { get; set; }
}
