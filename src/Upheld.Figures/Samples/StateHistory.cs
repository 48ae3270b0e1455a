using Upheld.Figures.Timelines;

namespace Upheld.Figures.Samples;

/// <summary>The states and outages of one monitor at one place, kept up to date sample by sample.</summary>
/// <remarks>The same set of samples gives the same history, in whatever order and however often they come: a sample that comes late is answered with
/// <see cref="FoldOutcome.Late"/>, and <see cref="Rebuild"/> folds again from the start of its day, out of the store.</remarks>
public sealed class StateHistory
{
    private const long Day = 86_400_000;

    private readonly List<Transition> _changes = [];
    private readonly List<ProbeOutage> _outages = [];
    private readonly SortedList<long, FoldState> _checkpoints = [];
    private FoldState _state;

    /// <summary>A history without samples.</summary>
    public StateHistory(ProbeSchedule schedule) => Schedule = schedule;

    /// <summary>The history that was saved with these parts.</summary>
    public StateHistory(ProbeSchedule schedule, FoldState state, IEnumerable<Transition> changes, IEnumerable<ProbeOutage> outages)
        : this(schedule)
    {
        _state = state;
        _changes.AddRange(changes);
        _outages.AddRange(outages);
    }

    /// <summary>The monitor's schedule; set it again when the next schedule is logged, before that one's first sample.</summary>
    public ProbeSchedule Schedule { get; set; }

    /// <summary>What the fold remembers.</summary>
    public FoldState State => _state;

    /// <summary>Every change of state, in order; unknown before the first.</summary>
    public IReadOnlyList<Transition> Changes => _changes;

    /// <summary>Every ended outage and blip, in order; the one that lasts is <see cref="FoldState.Open"/>.</summary>
    public IReadOnlyList<ProbeOutage> Outages => _outages;

    /// <summary>What the fold remembered before the first sample of each day, by the start of the day in milliseconds: from there it can be folded again.
    /// Old ones may be removed once they are saved beside the day's block, and put back when they are needed.</summary>
    public IDictionary<long, FoldState> Checkpoints => _checkpoints;

    /// <summary>The history of these samples, in any order and with repetitions.</summary>
    public static StateHistory Of(ProbeSchedule schedule, IEnumerable<Sample> samples)
    {
        var history = new StateHistory(schedule);
        history.AddSorted(samples);
        return history;
    }

    /// <summary>The start of the UTC day of an instant, in milliseconds.</summary>
    public static long DayOf(long at) => at - (((at % Day) + Day) % Day);

    /// <summary>Takes the next sample.</summary>
    /// <returns>What it brought about. Unless it was <see cref="FoldOutcome.Taken"/> nothing changed.</returns>
    public FoldStep Add(in Sample sample)
    {
        var next = StateFold.Step(Schedule, _state, sample, out var step);
        if (step.Outcome != FoldOutcome.Taken)
        {
            return step;
        }

        _checkpoints.TryAdd(DayOf(next.LastAt), _state);
        if (step.Expired is { } expired)
        {
            Append(_changes, expired);
        }

        if (step.Changed is { } changed)
        {
            Append(_changes, changed);
        }

        if (step.Ended is { } ended)
        {
            _outages.Add(ended);
        }

        _state = next;
        return step;
    }

    /// <summary>From which instant on samples are needed to fold again what was touched at an instant: the start of the latest
    /// day up to it that has a checkpoint, or the beginning of time.</summary>
    public long RebuildFrom(long touched)
    {
        for (var index = _checkpoints.Count - 1; index >= 0; index--)
        {
            if (_checkpoints.GetKeyAtIndex(index) <= touched)
            {
                return _checkpoints.GetKeyAtIndex(index);
            }
        }

        return long.MinValue;
    }

    /// <summary>Forgets what was folded from an instant on and folds these samples in its place.</summary>
    /// <param name="from">As <see cref="RebuildFrom"/> gave it.</param>
    /// <param name="samples">Every sample from then on, in any order and with repetitions.</param>
    public void Rebuild(long from, IEnumerable<Sample> samples)
    {
        var checkpoint = from == long.MinValue ? default : _checkpoints[from];
        for (var index = _checkpoints.Count - 1; index >= 0 && _checkpoints.GetKeyAtIndex(index) >= from; index--)
        {
            _checkpoints.RemoveAt(index);
        }

        // What was folded up to the checkpoint lies at or before its last sample; whatever came of later samples lies after it.
        _state = checkpoint;
        var kept = checkpoint.Last is null ? long.MinValue : checkpoint.LastAt;
        _changes.RemoveAll(change => change.At > kept);
        _outages.RemoveAll(outage => outage.EndConfirmedAt > kept);
        AddSorted(samples);
    }

    /// <summary>The timeline as it looks at an instant: unknown before the first sample, and again once the last result is too old by then.</summary>
    public StateTimeline TimelineAt(long now) => TimelineOf(_changes, StateFold.ExpiryBefore(Schedule, _state, now));

    private void AddSorted(IEnumerable<Sample> samples)
    {
        var schedule = Schedule;
        var timed = new List<(long At, Sample Sample)>();
        foreach (var sample in samples)
        {
            if (schedule.TryInstantOf(sample, out var at))
            {
                timed.Add((at, sample));
            }
        }

        timed.Sort((one, other) => one.At != other.At ? one.At.CompareTo(other.At) : one.Sample.CompareTo(other.Sample));
        foreach (var (_, sample) in timed)
        {
            Add(sample);
        }
    }

    internal static StateTimeline TimelineOf(IReadOnlyList<Transition> changes, Transition? expiry)
    {
        var timeline = new StateTimeline.Builder(ProbeState.Unknown, changes.Count + 1);
        for (var index = 0; index < changes.Count; index++)
        {
            timeline.Add(changes[index].At, changes[index].State, changes[index].Earliest);
        }

        if (expiry is { } last)
        {
            timeline.Add(last.At, last.State, last.Earliest);
        }

        return timeline.ToTimeline();
    }

    /// <summary>Two changes at one instant are one: from the state before the first to the one after the second.</summary>
    internal static void Append(List<Transition> changes, Transition change)
    {
        if (changes.Count > 0 && changes[^1].At == change.At)
        {
            change = change with { Earliest = changes[^1].Earliest };
            changes.RemoveAt(changes.Count - 1);
        }

        var before = changes.Count > 0 ? changes[^1].State : ProbeState.Unknown;
        if (change.State != before)
        {
            changes.Add(change);
        }
    }
}
