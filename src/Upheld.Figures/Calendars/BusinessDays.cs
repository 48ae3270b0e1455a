using System.Collections.Concurrent;
using Upheld.Figures.Calendars.Zones;

namespace Upheld.Figures.Calendars;

/// <summary>Counts business days: local dates with open time.</summary>
internal sealed class BusinessDays(OpenYears years)
{
    private const int MostKept = 256;
    private const int LongestClosedDays = (int)(OpenWalk.LongestClosed / LocalClock.Day);

    private readonly ConcurrentDictionary<int, BusinessYear> _years = new();

    /// <summary>Moves by a number of business days, keeps the time of day, then rolls into open time, forward or for a negative number back.</summary>
    public CalendarAnswer<long> Move(long start, int days)
    {
        if (days == 0 || !OpenYear.IsWithinReach(start))
        {
            return OpenWalk.Forward(years, start, 0);
        }
        var zone = years.VersionAt(start).Zone;
        var from = zone.NumberAt(start);
        var target = Step(from, days);
        if (target.Error is { } error)
        {
            return error;
        }
        // The time of day is the one on the wall at the start; a version with another zone reads it from its own clocks.
        var timeOfDay = zone.ToLocal(start) - (from * LocalClock.Day);
        var at = ZoneOf(target.Value).ToInstant((target.Value * LocalClock.Day) + timeOfDay);
        return days > 0 ? OpenWalk.Forward(years, at, 0) : OpenWalk.Back(years, at, 0);
    }

    /// <summary>Moves by a number of business days to the closing of that date; from a closed date 0 is the next business day.</summary>
    public CalendarAnswer<long> MoveToClosing(long start, int days)
    {
        if (!OpenYear.IsWithinReach(start))
        {
            return CalendarError.OutOfRange;
        }
        var from = years.VersionAt(start).Zone.NumberAt(start);
        var target = days != 0 ? Step(from, days) : IsBusinessDay(from) ? from : Step(from, 1);
        return target.Error is { } error ? error : CalendarAnswer.Within(this[LocalClock.DateOf(target.Value).Year].Closing(target.Value));
    }

    private BusinessYear this[int year] => _years.TryGetValue(year, out var known) ? known : Build(year);

    private bool IsBusinessDay(int day) => this[LocalClock.DateOf(day).Year].Contains(day);

    private IZoneRules ZoneOf(int day) => BusinessYear.Deciding(years.Versions, LocalClock.DateOf(day))!.Zone;

    private CalendarAnswer<int> Step(int from, int days) => days > 0 ? Later(from, days) : Earlier(from, -(long)days);

    private CalendarAnswer<int> Later(int from, long days)
    {
        var last = from;
        for (var number = LocalClock.DateOf(from).Year; number <= OpenYear.Last; number++)
        {
            var year = this[number];
            var passed = year.CountBefore(from + 1);
            if (passed < year.Count)
            {
                if (year[passed] - last > LongestClosedDays)
                {
                    return CalendarError.NeverOpen;
                }
                if (days <= year.Count - passed)
                {
                    return year[passed + (int)days - 1];
                }
                days -= year.Count - passed;
                last = year[year.Count - 1];
            }
            if (new NodaTime.LocalDate(number, 12, 31).Number() - last > LongestClosedDays)
            {
                return CalendarError.NeverOpen;
            }
        }
        return CalendarError.OutOfRange;
    }

    private CalendarAnswer<int> Earlier(int from, long days)
    {
        var last = from;
        for (var number = LocalClock.DateOf(from).Year; number >= OpenYear.First; number--)
        {
            var year = this[number];
            var before = year.CountBefore(from);
            if (before > 0)
            {
                if (last - year[before - 1] > LongestClosedDays)
                {
                    return CalendarError.NeverOpen;
                }
                if (days <= before)
                {
                    return year[before - (int)days];
                }
                days -= before;
                last = year[0];
            }
            if (last - new NodaTime.LocalDate(number, 1, 1).Number() > LongestClosedDays)
            {
                return CalendarError.NeverOpen;
            }
        }
        return CalendarError.OutOfRange;
    }

    private BusinessYear Build(int year)
    {
        if (_years.Count >= MostKept)
        {
            _years.Clear();
        }
        return _years.GetOrAdd(year, BusinessYear.Build, years.Versions);
    }
}
