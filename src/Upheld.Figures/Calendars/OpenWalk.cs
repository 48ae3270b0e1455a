using Upheld.Figures.Calendars.Zones;

namespace Upheld.Figures.Calendars;

/// <summary>Walks open time forward and back, a year at a stride.</summary>
internal static class OpenWalk
{
    /// <summary>A stretch of this length without open time is an error: such a calendar was written by mistake, and a due time years away helps
    /// nobody.</summary>
    public const long LongestClosed = 400 * LocalClock.Day;

    /// <summary>The earliest instant at which so much open time has passed; for 0 the first open one.</summary>
    public static CalendarAnswer<long> Forward(OpenYears years, long start, long work)
    {
        if (!OpenYear.IsWithinReach(start))
        {
            return CalendarError.OutOfRange;
        }
        var closedSince = start;
        for (var number = OpenYear.Of(start); number <= OpenYear.Last; number++)
        {
            var year = years[number];
            if (year.FirstOpen(start) is { } first)
            {
                if (first - closedSince >= LongestClosed)
                {
                    return CalendarError.NeverOpen;
                }
                if (work == 0)
                {
                    return first;
                }
                var passed = year.OpenBefore(Math.Max(start, year.Year.Start));
                if (work <= year.Total - passed)
                {
                    return CalendarAnswer.Within(year.EarliestWith(passed + work));
                }
                work -= year.Total - passed;
                closedSince = year.LastEnd;
            }
            if (year.Year.End - closedSince >= LongestClosed)
            {
                return CalendarError.NeverOpen;
            }
        }
        return CalendarError.OutOfRange;
    }

    /// <summary>The latest instant from which so much open time passes until <paramref name="start"/>; for 0 the last open one, the end of a span
    /// included.</summary>
    public static CalendarAnswer<long> Back(OpenYears years, long start, long work)
    {
        if (!OpenYear.IsWithinReach(start))
        {
            return CalendarError.OutOfRange;
        }
        var closedUntil = start;
        for (var number = OpenYear.Of(start); number >= OpenYear.First; number--)
        {
            var year = years[number];
            if (year.LastOpen(start) is { } last)
            {
                if (closedUntil - last >= LongestClosed)
                {
                    return CalendarError.NeverOpen;
                }
                if (work == 0)
                {
                    return last;
                }
                var before = year.OpenBefore(Math.Min(start, year.Year.End));
                if (work <= before)
                {
                    return year.LatestWith(before - work);
                }
                work -= before;
                closedUntil = year.Open[0].Start;
            }
            if (closedUntil - year.Year.Start >= LongestClosed)
            {
                return CalendarError.NeverOpen;
            }
        }
        return CalendarError.OutOfRange;
    }
}
