using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Calendars;

/// <summary>A version of a calendar and the part of a stretch of time in which it decides.</summary>
internal readonly record struct VersionSpan(CalendarVersion Version, Span Decides)
{
    /// <summary>The parts of a year in which each version decides; a version is left out when it decides nowhere in it.</summary>
    /// <remarks>Only dates near the year are looked up in their zone, so that a recording of the year is enough.</remarks>
    public static IReadOnlyList<VersionSpan> Within(Span year, IReadOnlyList<CalendarVersion> versions)
    {
        var parts = new List<VersionSpan>(versions.Count);
        var end = year.End;
        for (var i = versions.Count - 1; i >= 0; i--)
        {
            // With zones of their own a later version may begin before an earlier one; the later one decides.
            var start = Math.Min(end, StartWithin(year, versions[i]));
            if (start < end)
            {
                parts.Add(new VersionSpan(versions[i], new Span(start, end)));
            }
            end = start;
        }
        return parts;
    }

    /// <summary>Adds the open spans that the rules of one local date give, as far as this version decides; they are neither sorted nor merged.</summary>
    public void AddOpening(int day, List<Span> into)
    {
        var (open, breaks) = Version.Rules.On(LocalClock.DateOf(day));
        var first = into.Count;
        foreach (var span in open)
        {
            into.Add(Resolve(day, span).Intersect(Decides));
        }
        foreach (var pause in breaks)
        {
            Cut(into, first, Resolve(day, pause));
        }
        // What the clocks skip, a version's end or a break leaves nothing of, is no span.
        for (var i = into.Count - 1; i >= first; i--)
        {
            if (into[i].IsEmpty)
            {
                into.RemoveAt(i);
            }
        }
    }

    // Breaks are cut out of instants, not of local times: the clocks may move a span's end over a break.
    private static void Cut(List<Span> spans, int first, Span pause)
    {
        var count = spans.Count;
        for (var i = first; i < count && !pause.IsEmpty; i++)
        {
            var span = spans[i];
            if (pause.Intersect(span).IsEmpty)
            {
                continue;
            }
            spans[i] = new Span(span.Start, Math.Max(span.Start, pause.Start));
            spans.Add(new Span(Math.Min(span.End, pause.End), span.End));
        }
    }

    private static long StartWithin(Span year, CalendarVersion version)
    {
        const long Near = 3 * LocalClock.Day;
        if (version.ValidFrom is not { } date)
        {
            return year.Start;
        }
        var about = date.Number() * LocalClock.Day;
        return about < year.Start - Near ? year.Start : about > year.End + Near ? year.End : Math.Clamp(version.Zone.StartOf(date), year.Start, year.End);
    }

    private Span Resolve(int day, LocalSpan span)
    {
        var midnight = day * LocalClock.Day;
        return new Span(Version.Zone.ToInstant(midnight + (span.From * 1000L)), Version.Zone.ToInstant(midnight + (span.To * 1000L)));
    }
}
