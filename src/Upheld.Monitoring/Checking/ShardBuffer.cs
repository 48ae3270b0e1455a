using Upheld.Figures.Samples;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Checking;

/// <summary>What a shard's monitors have found since its last flush.</summary>
/// <remarks>A check is judged when it comes, by the schedule that is known then. Until it is written a newer schedule judges it anew: what the newer one never had due is dropped.</remarks>
/// <param name="shard">The shard's number.</param>
/// <param name="remembered">The folds as they were stored.</param>
internal sealed class ShardBuffer(int shard, IReadOnlyDictionary<MonitorId, FoldState>? remembered = null)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<MonitorId, FoldState> _resting = new(remembered ?? new Dictionary<MonitorId, FoldState>());

    /// <summary>Who judges the checks of each series: the newest version of its monitor, in use or not.</summary>
    private readonly Dictionary<SeriesId, WatchedMonitor> _judges = [];

    /// <summary>What the fold of a series remembered before the first check that waits.</summary>
    private Dictionary<SeriesId, FoldBefore> _before = [];

    private List<CheckedSample> _samples = [];
    private List<OutageChange> _outages = [];
    private List<StateChange> _changes = [];
    private long _plan;

    public int Shard => shard;

    /// <summary>Adds a check's outcome and takes the monitor's fold one step, as one: a flush sees both or neither.</summary>
    public FoldStep Take(WatchedMonitor monitor, in Sample sample, byte[]? detail)
    {
        lock (_lock)
        {
            return monitor.IsReplaced ? default : Judge(monitor, sample, detail); // its newer version has taken the fold over
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

            _judges[SeriesOf(monitor)] = monitor;
            JudgeAnew([SeriesOf(monitor)]);
        }
    }

    /// <summary>Takes a monitor out; what its fold remembers is kept for the day it comes back.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="schedule">Its schedule to the end.</param>
    public void End(WatchedMonitor monitor, ProbeSchedule schedule)
    {
        lock (_lock)
        {
            (monitor.IsReplaced, monitor.Schedule) = (true, schedule);
            _judges[SeriesOf(monitor)] = monitor;
            _resting[monitor.Id] = monitor.State;
            JudgeAnew([SeriesOf(monitor)]);
        }
    }

    /// <summary>Says which plan of the shard its monitors follow now, all of them.</summary>
    public void Follow(long plan)
    {
        lock (_lock)
        {
            _plan = Math.Max(_plan, plan);
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

            var states = StatesOf([.. monitors.Select(m => (m.Id, m.State)), .. _resting.Select(r => (r.Key, r.Value))]);
            var flush = new ShardFlush(shard, _samples, _changes, _outages, states, _plan, _before);
            (_samples, _changes, _outages, _before) = ([], [], [], []);
            return flush;
        }
    }

    /// <summary>Puts back what could not be written; newer samples stay behind it.</summary>
    public void PutBack(ShardFlush flush)
    {
        lock (_lock)
        {
            var judged = flush.Before.Where(before => !ReferenceEquals(_judges[before.Key].Schedule, before.Value.Schedule)).Select(before => before.Key).ToHashSet();
            _samples.InsertRange(0, flush.Samples.Where(sample => !judged.Contains(SeriesId.Of(sample.Customer, sample.Sample)) || IsStillDue(sample, flush.Before)));
            _changes.InsertRange(0, flush.Changes);
            _outages.InsertRange(0, flush.Outages);
            foreach (var (series, before) in flush.Before)
            {
                _before[series] = before with { Schedule = _judges[series].Schedule };
            }

            JudgeAnew(judged);
        }
    }

    private static SeriesId SeriesOf(WatchedMonitor monitor) => new(monitor.Customer, monitor.Number, monitor.Location);

    /// <summary>Whether the newest schedule had a check due at the same instant as the one it was made by: a number alone may mean another slot now.</summary>
    private bool IsStillDue(CheckedSample made, Dictionary<SeriesId, FoldBefore> by)
    {
        var series = SeriesId.Of(made.Customer, made.Sample);
        return by[series].Schedule.TryInstantOf(made.Sample, out var then) && _judges[series].Schedule.TryInstantOf(made.Sample, out var now) && then == now;
    }

    private FoldStep Judge(WatchedMonitor monitor, in Sample sample, byte[]? detail)
    {
        var before = monitor.State;
        var state = StateFold.Step(monitor.Schedule, before, sample, out var step);
        if (step.Outcome != FoldOutcome.Taken)
        {
            return step; // a replay of the samples would take it in another order than this fold did, or not at all
        }

        monitor.State = state;
        _judges[SeriesOf(monitor)] = monitor;
        _before.TryAdd(SeriesOf(monitor), new FoldBefore(monitor.Schedule, before));
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

    /// <summary>Folds what waits of some series again, from before it, by the schedules that are known now.</summary>
    private void JudgeAnew(HashSet<SeriesId> series)
    {
        series.IntersectWith(_before.Keys);
        if (series.Count == 0)
        {
            return;
        }

        var waiting = _samples.FindAll(sample => IsOfThem(sample) && IsStillDue(sample, _before));
        _samples.RemoveAll(IsOfThem);
        _changes.RemoveAll(change => series.Contains(SeriesOf(change.Monitor)));
        _outages.RemoveAll(change => series.Contains(SeriesOf(change.Monitor)));
        foreach (var one in series)
        {
            _before.Remove(one, out var before);
            _judges[one].State = before.State;
        }

        foreach (var (customer, sample, detail) in waiting)
        {
            Judge(_judges[SeriesId.Of(customer, sample)], sample, detail);
        }

        foreach (var ended in series.Select(one => _judges[one]).Where(judge => _resting.ContainsKey(judge.Id)))
        {
            _resting[ended.Id] = ended.State;
        }

        bool IsOfThem(CheckedSample sample) => series.Contains(SeriesId.Of(sample.Customer, sample.Sample));
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

/// <summary>A fold before some checks, and the schedule by which these were judged.</summary>
internal readonly record struct FoldBefore(ProbeSchedule Schedule, FoldState State);

/// <summary>What one flush of a shard writes in one transaction.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Samples">The checks.</param>
/// <param name="Changes">What they changed.</param>
/// <param name="Outages">Outages they confirmed or ended.</param>
/// <param name="States">The folds after them.</param>
/// <param name="Plan">The shard's plan by which they were judged.</param>
/// <param name="Before">The folds before them.</param>
internal sealed record ShardFlush(
    int Shard, List<CheckedSample> Samples, List<StateChange> Changes, List<OutageChange> Outages, byte[] States, long Plan, Dictionary<SeriesId, FoldBefore> Before);
