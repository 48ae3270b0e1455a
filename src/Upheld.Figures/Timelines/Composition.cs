using Upheld.Figures.Samples;

namespace Upheld.Figures.Timelines;

/// <summary>The state of something that is made of parts, from the states of the parts.</summary>
/// <remarks>Evaluated on the merged changes of all parts, instant by instant: flattening states across monitors first would lose down time (spec of
/// availability, 1.6). Missing evidence is never success: a part that is unknown leaves the whole unknown, unless the others decide it alone.</remarks>
public static class Composition
{
    /// <summary>All are needed (series): any down is down, else any unknown is unknown, else any degraded is degraded, else up.</summary>
    public static StateBand All(IReadOnlyList<StateBand> parts) => AtLeast(parts.Count, parts);

    /// <summary>One is enough (parallel): any up is up, else any degraded is degraded, else any unknown is unknown, else down.</summary>
    public static StateBand Any(IReadOnlyList<StateBand> parts) => AtLeast(1, parts);

    /// <summary>At least <paramref name="needed"/> are needed. With enough up it is up; with enough up or degraded, degraded; down when even the unknown ones
    /// could not make it enough; else unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one is needed, or more than there are.</exception>
    public static StateBand AtLeast(int needed, IReadOnlyList<StateBand> parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(needed, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(needed, parts.Count);
        return Combine(parts, counts =>
            counts.Up >= needed ? ProbeState.Up
            : counts.Available >= needed ? ProbeState.Degraded
            : counts.Available + counts.Unknown < needed ? ProbeState.Down
            : ProbeState.Unknown);
    }

    /// <summary>Several vantages look at the same thing and vote.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no vantage.</exception>
    public static StateBand Vote(Quorum quorum, IReadOnlyList<StateBand> vantages)
    {
        ArgumentOutOfRangeException.ThrowIfZero(vantages.Count);
        return Combine(vantages, quorum.Judge);
    }

    /// <summary>Any rule that looks at how many parts are in which state.</summary>
    public static StateBand Combine(IReadOnlyList<StateBand> parts, Func<StateCounts, ProbeState> rule) => parts.Count == 0
        ? throw new ArgumentException("nothing to combine", nameof(parts))
        : new StateBand(
            Combine([.. parts.Select(part => part.Reported)], rule),
            Combine([.. parts.Select(part => part.Best)], rule),
            Combine([.. parts.Select(part => part.Worst)], rule));

    /// <summary>One timeline from several. A change of the whole carries the least of the <see cref="Transition.Earliest"/> of the parts that changed with it;
    /// the bounds of a figure come from the band and not from there.</summary>
    public static StateTimeline Combine(IReadOnlyList<StateTimeline> parts, Func<StateCounts, ProbeState> rule)
    {
        var changes = Changes(parts);
        var counts = default(StateCounts);
        foreach (var part in parts)
        {
            counts = counts.Add(part.Initial, 1);
        }
        var whole = new StateTimeline.Builder(rule(counts), changes.Length);
        var vouched = long.MinValue;
        for (var i = 0; i < changes.Length;)
        {
            var at = changes[i].At;
            var earliest = at;
            for (; i < changes.Length && changes[i].At == at; i++)
            {
                counts = counts.Add(changes[i].From, -1).Add(changes[i].To, 1);
                earliest = Math.Min(earliest, changes[i].Earliest);
            }
            whole.Add(at, rule(counts), Math.Max(earliest, vouched));
            vouched = at;
        }
        return whole.ToTimeline();
    }

    private static Change[] Changes(IReadOnlyList<StateTimeline> parts)
    {
        var changes = new Change[parts.Sum(part => part.Transitions.Length)];
        var n = 0;
        foreach (var part in parts)
        {
            var before = part.Initial;
            foreach (var (at, state, earliest) in part.Transitions)
            {
                changes[n++] = new Change(at, earliest, before, state);
                before = state;
            }
        }
        Array.Sort(changes, static (a, b) => a.At.CompareTo(b.At)); // the order within one instant cannot matter: all are applied before the rule is asked
        return changes;
    }

    private readonly record struct Change(long At, long Earliest, ProbeState From, ProbeState To);
}
