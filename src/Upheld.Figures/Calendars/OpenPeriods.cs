using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Calendars;

/// <summary>Open spans over the seams of years, where touching ones are one.</summary>
internal static class OpenPeriods
{
    /// <summary>Open without a closing for this long counts as open for ever.</summary>
    private const long LongestOpen = 3653 * LocalClock.Day;

    public static IEnumerable<Span> Within(OpenYears years, Span range)
    {
        if (range.IsEmpty)
        {
            yield break;
        }
        Span? current = null;
        for (var number = OpenYear.Of(range.Start); number <= OpenYear.Of(range.End - 1); number++)
        {
            var year = years[number];
            for (var i = year.FirstEndingAfter(range.Start); i < year.Open.Count && year.Open[i].Start < range.End; i++)
            {
                var part = year.Open[i].Intersect(range);
                if (current is { } before && before.End != part.Start)
                {
                    yield return before;
                    current = part;
                }
                else
                {
                    current = new Span(current?.Start ?? part.Start, part.End);
                }
            }
        }
        if (current is { } last)
        {
            yield return last;
        }
    }

    public static CalendarAnswer<IReadOnlyList<Span>> Next(OpenYears years, long start, int count)
    {
        var found = new List<Span>();
        var at = start;
        while (found.Count < count)
        {
            var opening = OpenWalk.Forward(years, at, 0);
            if (opening.Error is { } error)
            {
                return error;
            }
            if (Closing(years, opening.Value) is not { } to)
            {
                return CalendarError.Unbounded;
            }
            found.Add(new Span(opening.Value, to));
            at = to;
        }
        return found;
    }

    private static long? Closing(OpenYears years, long open)
    {
        var at = open;
        for (var number = OpenYear.Of(open); number <= OpenYear.Last; number++)
        {
            var year = years[number];
            var i = year.FirstEndingAfter(at);
            if (i == year.Open.Count || year.Open[i].Start > at)
            {
                return at;
            }
            at = year.Open[i].End;
            if (at < year.Year.End)
            {
                return at;
            }
            if (at - open >= LongestOpen)
            {
                return null;
            }
        }
        return null;
    }
}
