using Upheld.Figures.Samples;

namespace Upheld.Figures.Timelines;

/// <summary>What state something was in at each instant: a first state, and the changes in order.</summary>
/// <remarks>It has no ends: the first state reaches back for ever and the last one holds until something else is known. Windows only look at a part of it, so
/// that the length of an outage never depends on who is asking (spec of availability, 1.5).</remarks>
public sealed class StateTimeline : IEquatable<StateTimeline>
{
    private readonly Transition[] _transitions;

    private StateTimeline(ProbeState initial, Transition[] transitions) => (Initial, _transitions) = (initial, transitions);

    /// <summary>The state before the first change.</summary>
    public ProbeState Initial { get; }

    /// <summary>The changes, in order; each to another state than before.</summary>
    public ReadOnlySpan<Transition> Transitions => _transitions;

    /// <summary>How many stretches of one state there are.</summary>
    public int Count => _transitions.Length + 1;

    /// <summary>Always in one state.</summary>
    public static StateTimeline Constant(ProbeState state) => new(state, []);

    /// <summary>The timeline that the events tell, as it was known at <paramref name="knownAt"/>.</summary>
    /// <remarks>The order of the events does not matter, except that at equal instants the last one in the list wins. An event that repeats the state is no
    /// change, but it vouches for the state at its instant: a later <c>Earliest</c> before it is lifted to it.</remarks>
    /// <param name="initial">The state before the first event.</param>
    /// <param name="events">What is told.</param>
    /// <param name="knownAt">Events recorded later are not known.</param>
    public static StateTimeline Of(ProbeState initial, IEnumerable<StateEvent> events, long knownAt = long.MaxValue)
    {
        var known = events.Where(told => told.RecordedAt is null || told.RecordedAt <= knownAt).ToArray();
        if (!IsInOrder(known))
        {
            known = [.. known.OrderBy(told => told.At)]; // stable: the last of equals stays last
        }
        var builder = new Builder(initial, known.Length);
        var vouched = long.MinValue;
        for (var i = 0; i < known.Length; i++)
        {
            if (i + 1 < known.Length && known[i + 1].At == known[i].At)
            {
                continue;
            }
            var told = known[i];
            builder.Add(told.At, told.State, Math.Clamp(told.Earliest ?? told.At, vouched, told.At));
            vouched = told.At;
        }
        return builder.ToTimeline();
    }

    /// <summary>The state at an instant.</summary>
    public ProbeState StateAt(long at) => StateOf(IndexAt(at));

    /// <summary>The stretch that holds the instant.</summary>
    public int IndexAt(long at)
    {
        int low = 0, high = _transitions.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_transitions[middle].At > at)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }
        return low;
    }

    /// <summary>The state of the stretch with this index, 0 being the first.</summary>
    public ProbeState StateOf(int index) => index == 0 ? Initial : _transitions[index - 1].State;

    /// <summary>When the stretch begins; <see cref="long.MinValue"/> for the first.</summary>
    public long StartOf(int index) => index == 0 ? long.MinValue : _transitions[index - 1].At;

    /// <summary>When the stretch ends; <see cref="long.MaxValue"/> for the last.</summary>
    public long EndOf(int index) => index == _transitions.Length ? long.MaxValue : _transitions[index].At;

    /// <summary>The stretches that share time with <paramref name="range"/>, cut to it.</summary>
    public IEnumerable<StateInterval> Within(Span range)
    {
        if (range.IsEmpty)
        {
            yield break;
        }
        for (var index = IndexAt(range.Start); index < Count && StartOf(index) < range.End; index++)
        {
            yield return new StateInterval(new Span(StartOf(index), EndOf(index)).Intersect(range), StateOf(index));
        }
    }

    /// <summary>The same timeline with every change where it serves the provider best: for the worse at the last possible instant, for the better at the first.
    /// Unknown ranks just below up, because the best figure reads it as up.</summary>
    public StateTimeline AtBest() => Shifted(static state => state switch
    {
        ProbeState.Up => 3,
        ProbeState.Unknown => 2,
        ProbeState.Degraded => 1,
        _ => 0,
    });

    /// <summary>The same timeline with every change where it serves the provider worst. Unknown ranks just above down, because the worst figure reads it as
    /// down.</summary>
    public StateTimeline AtWorst() => Shifted(static state => state switch
    {
        ProbeState.Up => 0,
        ProbeState.Degraded => 1,
        ProbeState.Unknown => 2,
        _ => 3,
    });

    /// <summary>The timeline with one state replaced throughout.</summary>
    /// <param name="replace">The state to take instead, from the index of the stretch and its state.</param>
    public StateTimeline Replaced(Func<int, ProbeState, ProbeState> replace)
    {
        var builder = new Builder(replace(0, Initial), _transitions.Length);
        for (var i = 0; i < _transitions.Length; i++)
        {
            var (at, state, earliest) = _transitions[i];
            builder.Add(at, replace(i + 1, state), earliest);
        }
        return builder.ToTimeline();
    }

    /// <inheritdoc/>
    public bool Equals(StateTimeline? other) => other is not null && Initial == other.Initial && Transitions.SequenceEqual(other.Transitions);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StateTimeline);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Initial, _transitions.Length, _transitions.LastOrDefault());

    /// <inheritdoc/>
    public override string ToString() => $"{Initial} {string.Join(" ", _transitions.Select(change => $"{change.At}({change.Earliest}):{change.State}"))}".TrimEnd();

    // The move keeps the order: an earliest instant is never before the change that precedes it.
    private StateTimeline Shifted(Func<ProbeState, int> rank)
    {
        if (!HasDoubt())
        {
            return this;
        }
        var builder = new Builder(Initial, _transitions.Length);
        var before = Initial;
        foreach (var (at, state, earliest) in _transitions)
        {
            var moved = rank(state) > rank(before) ? earliest : at;
            builder.Add(moved, state, moved);
            before = state;
        }
        return builder.ToTimeline();
    }

    private bool HasDoubt()
    {
        foreach (var change in _transitions)
        {
            if (change.Earliest < change.At)
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsInOrder(StateEvent[] events)
    {
        for (var i = 1; i < events.Length; i++)
        {
            if (events[i].At < events[i - 1].At)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Collects changes in order; keeps only real ones.</summary>
    internal sealed class Builder(ProbeState initial, int capacity)
    {
        private readonly List<Transition> _kept = new(capacity);

        private ProbeState Current => _kept.Count == 0 ? initial : _kept[^1].State;

        /// <summary>The state from <paramref name="at"/> on, which is not before the instants added so far; of equal instants the last wins.</summary>
        public void Add(long at, ProbeState state, long earliest)
        {
            if (_kept.Count > 0 && _kept[^1].At == at)
            {
                earliest = Math.Min(earliest, _kept[^1].Earliest);
                _kept.RemoveAt(_kept.Count - 1);
            }
            if (state != Current)
            {
                _kept.Add(new Transition(at, state, earliest));
            }
        }

        public StateTimeline ToTimeline() => new(initial, [.. _kept]);
    }
}
