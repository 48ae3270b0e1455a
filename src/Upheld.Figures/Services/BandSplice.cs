using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Services;

/// <summary>Joins stretches of different timelines into one.</summary>
internal static class BandSplice
{
    /// <summary>Each band from its instant on, until the next one's.</summary>
    /// <param name="parts">In the order of their instants; the first begins at the beginning of time. Of equal instants the last counts.</param>
    public static StateBand InTurn(IReadOnlyList<(long From, StateBand Band)> parts) => new(
        InTurn(parts, band => band.Reported),
        InTurn(parts, band => band.Best),
        InTurn(parts, band => band.Worst));

    /// <summary>The band with one state throughout a span, known exactly.</summary>
    public static StateBand Overlay(StateBand band, Span span, ProbeState state) => InTurn(
        [(long.MinValue, band), (span.Start, StateBand.Of(StateTimeline.Constant(state))), (span.End, band)]);

    private static StateTimeline InTurn(IReadOnlyList<(long From, StateBand Band)> parts, Func<StateBand, StateTimeline> reading)
    {
        var first = reading(parts[0].Band);
        var events = new List<StateEvent>();
        var state = first.Initial;
        for (var i = 0; i < parts.Count; i++)
        {
            var (from, band) = parts[i];
            var end = i + 1 < parts.Count ? parts[i + 1].From : long.MaxValue;
            if (from >= end)
            {
                continue;
            }

            var timeline = reading(band);
            if (timeline.StateAt(from) != state)
            {
                events.Add(new StateEvent(from, timeline.StateAt(from), from));
            }

            state = timeline.StateAt(from);
            foreach (var change in timeline.Transitions)
            {
                if (change.At > from && change.At < end)
                {
                    events.Add(new StateEvent(change.At, change.State, Math.Max(change.Earliest, from)));
                    state = change.State;
                }
            }
        }

        return StateTimeline.Of(first.Initial, events);
    }
}
