using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Doctor;

/// <summary>Folds everything that is stored of one series again, day by day, and so knows what its history, its fold, its outages and its hours must be.</summary>
internal sealed class SeriesWalk(SeriesId series, MonitorId monitor, int? shard, ProbeSchedule schedule)
{
    private const long DayLength = 86_400_000;

    private StateHistory _history = new(schedule);
    private readonly SortedDictionary<long, ProbeOutage> _outages = [];
    private List<(long At, Sample Sample)> _open = [];
    private FoldState _ofBlocks;
    private bool _isApart; // a sample that is in no block yet was folded: compaction has not seen it when it went on from block to block

    public SeriesId Series => series;

    public MonitorId Monitor => monitor;

    /// <summary>Where the monitor's row says that its chunks and folds lie; null when there is no such row.</summary>
    public int? Shard => shard;

    public ProbeSchedule Schedule => schedule;

    /// <summary>What the fold remembers after the last sample.</summary>
    public FoldState State => _history.State;

    /// <summary>The instant of the newest change of state, and of the newest that was undone in its own millisecond; null when there was none.</summary>
    public long? LastChange { get; private set; }

    /// <summary>The instant up to which samples were let go, so that what follows from them is taken as it is stored; null when the series is whole.</summary>
    public long? TrustedTo { get; private set; }

    /// <summary>The pack as it must be stored; null when no state has ever been known, or only from samples that were let go.</summary>
    public byte[]? Pack => LastChange is { } last ? IntervalPack.Empty.With(_history.Changes, last, last).Pack() : null;

    /// <summary>Every confirmed outage by its start.</summary>
    public IReadOnlyDictionary<long, ProbeOutage> Outages => _outages;

    /// <summary>Begins with what is stored of a time whose samples were let go: the fold before the first kept day, and the changes up to it.</summary>
    public void Resume(ReadOnlySpan<byte> before, IReadOnlyList<Transition> changes)
    {
        var state = FoldState.Read(before);
        if (state.Last is null)
        {
            return; // the first day there ever was
        }

        TrustedTo = state.LastAt;
        _history = new StateHistory(schedule, state, changes.Where(change => change.At <= state.LastAt), []);
        if (state.Open is { IsConfirmed: true } open)
        {
            _outages[open.Start] = open;
        }
    }

    /// <summary>Samples of chunks; given before the first day.</summary>
    public void Open(IEnumerable<Sample> samples) => _open = [.. Timed(samples)];

    /// <summary>What the fold of the blocks remembered before the next day.</summary>
    public byte[] Before
    {
        get
        {
            var bytes = new byte[FoldState.Size];
            (_isApart ? _ofBlocks : _history.State).Write(bytes);
            return bytes;
        }
    }

    /// <summary>Takes the next stored day.</summary>
    /// <returns>The hours of the day as they must be stored; null when samples of it still lie in chunks, so that they will be stored anew.</returns>
    public IReadOnlyList<HourRollUp>? Take(int day, IEnumerable<Sample> ofBlock)
    {
        var (start, end) = (day * DayLength, (day + 1) * DayLength);
        FoldOpen(start);
        var (initial, first) = (_history.Changes.Count == 0 ? ProbeState.Unknown : _history.Changes[^1].State, _history.Changes.Count);
        var stored = Timed(ofBlock).ToList();
        var known = stored.Select(pair => pair.Sample).ToHashSet();
        var open = TakeOpen(end).Where(pair => !known.Contains(pair.Sample)).ToList();
        Part(open.Count > 0);
        Fold(open.Count == 0 ? stored : [.. stored.Concat(open).OrderBy(pair => pair.At).ThenBy(pair => pair.Sample)]);
        if (_isApart)
        {
            stored.ForEach(pair => _ofBlocks = StateFold.Step(schedule, _ofBlocks, pair.Sample, out _));
        }

        return open.Count > 0 ? null : HourRollUp.Of(start, end, TimelineOf(initial, first, end), stored);
    }

    /// <summary>Takes what lies after the last stored day.</summary>
    public void End() => FoldOpen(long.MaxValue);

    private void FoldOpen(long before)
    {
        var open = TakeOpen(before);
        Part(open.Count > 0);
        Fold(open);
    }

    private void Part(bool isOpen)
    {
        if (isOpen && !_isApart)
        {
            (_isApart, _ofBlocks) = (true, _history.State);
        }
    }

    private void Fold(IEnumerable<(long At, Sample Sample)> samples)
    {
        foreach (var (_, sample) in samples)
        {
            var step = _history.Add(sample);
            LastChange = step.Changed?.At ?? step.Expired?.At ?? LastChange;
            if (step.Confirmed is { } confirmed)
            {
                _outages[confirmed.Start] = confirmed;
            }

            if (step.Ended is { IsConfirmed: true } ended)
            {
                _outages[ended.Start] = ended;
            }
        }

        _history.Checkpoints.Clear();
    }

    private StateTimeline TimelineOf(ProbeState initial, int first, long end)
    {
        var changes = _history.Changes.Skip(first).ToList();
        if (StateFold.ExpiryBefore(schedule, _history.State, end) is { } expiry)
        {
            changes.Add(expiry);
        }

        return StateTimeline.Of(initial, changes.Select(change => new StateEvent(change.At, change.State, change.Earliest)));
    }

    private List<(long At, Sample Sample)> TakeOpen(long before)
    {
        var count = _open.FindIndex(pair => pair.At >= before) is var found and >= 0 ? found : _open.Count;
        var taken = _open.GetRange(0, count);
        _open.RemoveRange(0, count);
        return taken;
    }

    private IEnumerable<(long At, Sample Sample)> Timed(IEnumerable<Sample> samples) => samples
        .Distinct()
        .Select(sample => (At: schedule.TryInstantOf(sample, out var at) ? at : (long?)null, Sample: sample))
        .Where(pair => pair.At is not null)
        .Select(pair => (At: pair.At!.Value, pair.Sample))
        .OrderBy(pair => pair.At).ThenBy(pair => pair.Sample);
}
