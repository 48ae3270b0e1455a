using Upheld.Figures.Samples;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Checking;

/// <summary>What a shard's monitors have found since its last flush.</summary>
/// <param name="shard">The shard's number.</param>
/// <param name="remembered">The folds as they were stored.</param>
internal sealed class ShardBuffer(int shard, IReadOnlyDictionary<MonitorId, FoldState>? remembered = null)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<MonitorId, FoldState> _resting = new(remembered ?? new Dictionary<MonitorId, FoldState>());
    private List<CheckedSample> _samples = [];
    private List<OutageChange> _outages = [];
    private List<StateChange> _changes = [];

    public int Shard => shard;

    /// <summary>Adds a check's outcome and takes the monitor's fold one step, as one: a flush sees both or neither.</summary>
    public FoldStep Take(WatchedMonitor monitor, in Sample sample, byte[]? detail)
    {
        lock (_lock)
        {
            if (monitor.IsReplaced)
            {
                return default; // its newer version has taken the fold over
            }

            monitor.State = StateFold.Step(monitor.Schedule, monitor.State, sample, out var step);
            if (step.Outcome != FoldOutcome.Taken)
            {
                return step; // a replay of the samples would take it in another order than this fold did
            }

            _samples.Add(new CheckedSample(monitor.Customer, sample, detail));
            if (step.Expired is { } expired)
            {
                _changes.Add(new StateChange(monitor, expired.At, ProbeState.Unknown, expired.Earliest, FaultClass.None));
            }

            if (step.Changed is { } changed)
            {
                _changes.Add(new StateChange(monitor, changed.At, changed.State, changed.Earliest, sample.Fault));
            }

            if (step.Confirmed is { } confirmed)
            {
                _outages.Add(new OutageChange(monitor, confirmed));
            }

            if (step.Ended is { IsConfirmed: true } ended)
            {
                _outages.Add(new OutageChange(monitor, ended));
            }

            return step;
        }
    }

    /// <summary>Puts a monitor in, with the fold of its older version or what is remembered of it.</summary>
    public void Begin(WatchedMonitor monitor, WatchedMonitor? older)
    {
        lock (_lock)
        {
            if (older is not null)
            {
                older.IsReplaced = true;
                monitor.State = older.State;
            }
            else if (_resting.Remove(monitor.Id, out var state))
            {
                monitor.State = state;
            }
        }
    }

    /// <summary>Takes a monitor out; what its fold remembers is kept for the day it comes back.</summary>
    public void End(WatchedMonitor monitor)
    {
        lock (_lock)
        {
            monitor.IsReplaced = true;
            _resting[monitor.Id] = monitor.State;
        }
    }

    /// <summary>Takes all that waits, with the folds as they stand after it; null when nothing does.</summary>
    /// <param name="monitors">The shard's monitors.</param>
    /// <param name="urgentOnly">Only when a state has changed.</param>
    public ShardFlush? TakeAll(IEnumerable<WatchedMonitor> monitors, bool urgentOnly)
    {
        lock (_lock)
        {
            if (_samples.Count == 0 || (urgentOnly && _changes.Count + _outages.Count == 0))
            {
                return null;
            }

            var flush = new ShardFlush(shard, _samples, _changes, _outages, StatesOf([.. monitors.Select(m => (m.Id, m.State)), .. _resting.Select(r => (r.Key, r.Value))]));
            (_samples, _changes, _outages) = ([], [], []);
            return flush;
        }
    }

    /// <summary>Puts back what could not be written; newer samples stay behind it.</summary>
    public void PutBack(ShardFlush flush)
    {
        lock (_lock)
        {
            _samples.InsertRange(0, flush.Samples);
            _changes.InsertRange(0, flush.Changes);
            _outages.InsertRange(0, flush.Outages);
        }
    }

    private static byte[] StatesOf(List<(MonitorId Id, FoldState State)> all)
    {
        const int IdLength = 16;
        var bytes = new byte[all.Count * (IdLength + FoldState.Size)];
        for (var i = 0; i < all.Count; i++)
        {
            var row = bytes.AsSpan(i * (IdLength + FoldState.Size));
            all[i].Id.Value.TryWriteBytes(row, bigEndian: true, out _);
            all[i].State.Write(row[IdLength..]);
        }

        return bytes;
    }

    /// <summary>Reads what <see cref="StatesOf"/> wrote.</summary>
    public static Dictionary<MonitorId, FoldState> ReadStates(ReadOnlySpan<byte> bytes)
    {
        const int IdLength = 16;
        var states = new Dictionary<MonitorId, FoldState>();
        for (; bytes.Length >= IdLength + FoldState.Size; bytes = bytes[(IdLength + FoldState.Size)..])
        {
            states[new MonitorId(new Guid(bytes[..IdLength], bigEndian: true))] = FoldState.Read(bytes[IdLength..]);
        }

        return states;
    }
}

/// <summary>A sample and the log it belongs to.</summary>
internal readonly record struct CheckedSample(CustomerId Customer, Sample Sample, byte[]? Detail);

/// <summary>A change of a monitor's state.</summary>
internal readonly record struct StateChange(WatchedMonitor Monitor, long At, ProbeState State, long Earliest, FaultClass Fault);

/// <summary>An outage that was confirmed or has ended.</summary>
internal readonly record struct OutageChange(WatchedMonitor Monitor, ProbeOutage Outage);

/// <summary>What one flush of a shard writes in one transaction.</summary>
internal sealed record ShardFlush(
    int Shard, List<CheckedSample> Samples, List<StateChange> Changes, List<OutageChange> Outages, byte[] States);
