using NodaTime;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Windows;

/// <summary>Windows that start on certain local dates, perhaps only inside of a contract.</summary>
internal sealed class CalendarWindows(IZoneRules zone, IWindowStep step, LocalDate? start = null, LocalDate? end = null) : WindowSeries(zone)
{
    public override Window? Containing(long at)
    {
        var index = step.IndexOf(Zone.DateAt(at));
        // Where clocks go back over midnight the date on the wall goes back too, but the window that has begun goes on.
        if (Number(index) is { } window && at < window.Span.End)
        {
            return window.Span.Contains(at) ? window : null;
        }
        return Number(index + 1) is { } next && next.Span.Contains(at) ? next : null;
    }

    public override Window? Previous(Window window) => Number(step.IndexOf(window.FirstDay) - 1);

    public override Window? Next(Window window) => Number(step.IndexOf(window.FirstDay) + 1);

    public override IEnumerable<Window> Between(Span range)
    {
        if (range.IsEmpty)
        {
            yield break;
        }
        var last = step.IndexOf(Zone.DateAt(range.End - 1)) + 1;
        for (var index = step.IndexOf(Zone.DateAt(range.Start)); index <= last; index++)
        {
            if (Number(index) is { } window && !window.Span.Intersect(range).IsEmpty)
            {
                yield return window;
            }
        }
    }

    private Window? Number(int index)
    {
        var (first, after) = (step.StartOf(index), step.StartOf(index + 1));
        if (first < start || first >= end)
        {
            return null;
        }
        return Of(first, end < after ? end.Value : after);
    }
}
