using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Verification.Figures;

/// <summary>How far samples must reach back before a figure's window: so far that what was before them cannot matter. A result is valid for a limited time, and
/// an outage that is cut at its start must not be counted by its length.</summary>
public static class LeadIn
{
    /// <summary>Whether samples from an instant on are enough for a figure.</summary>
    /// <param name="figure">The figure as those samples make it.</param>
    /// <param name="own">When the first interval of the samples of the customer's log began; the beginning of time where nothing can have been before.</param>
    /// <param name="shared">The same of the installation's log, of which samples count where the figure uses shared monitors.</param>
    public static bool IsEnough(AvailabilityFigure figure, long own, long shared)
    {
        var places = figure.Inputs.Places().ToLookup(place => place.IsShared);
        var since = Math.Max(places[false].Any() ? own : long.MinValue, places[true].Any() ? shared : long.MinValue);
        if (figure.Inputs.Schedules.Count == 0 || since == long.MinValue)
        {
            return true;
        }

        var validity = figure.Inputs.Schedules.Max(s => s.Fact.IntervalMs + s.Fact.TimeoutMs + s.Fact.JitterMs);
        if (since == long.MaxValue || since + validity > figure.Record.Start)
        {
            return false;
        }

        return figure.Pieces.All(piece => piece.Terms.Fact is { MinOutageMs: 0, RoundOutageUpToMs: <= 1 })
            || figure.States.Worst.Within(new Span(since + validity, figure.Record.Start + 1)).Any(i => i.State == ProbeState.Up);
    }
}
