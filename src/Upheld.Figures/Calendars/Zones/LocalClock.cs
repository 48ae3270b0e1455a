using NodaTime;

namespace Upheld.Figures.Calendars.Zones;

/// <summary>Local time of a zone to instants and back, by the one rule that all of Upheld uses.</summary>
/// <remarks>A local time that the clocks skip moves one gap later; one that they show twice is its first occurrence (spec of the service desk, section 1).
/// A local time is a number of milliseconds, counted as if the wall clock were UTC.</remarks>
public static class LocalClock
{
    internal const int LargestOffsetSeconds = 18 * 3600;
    internal const long Day = 86_400_000;
    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The instant, in milliseconds since the Unix epoch, at which the zone's clocks show a local time.</summary>
    public static long ToInstant(this IZoneRules zone, long local)
    {
        // No zone is more than 18 hours from UTC, so the stretch a day earlier cannot begin after the local time.
        var before = zone.At(local - Day);
        var stretch = before;
        while (local - stretch.Offset >= stretch.End)
        {
            (before, stretch) = (stretch, zone.At(stretch.End));
        }
        return local - stretch.Offset >= stretch.Start ? local - stretch.Offset : local - before.Offset;
    }

    /// <summary>The instant at which a local date begins: its first moment, also where the clocks skip midnight.</summary>
    public static long StartOf(this IZoneRules zone, LocalDate date)
    {
        var local = date.Number() * Day;
        var stretch = zone.At(local - Day);
        while (local - stretch.Offset >= stretch.End)
        {
            stretch = zone.At(stretch.End);
        }
        return Math.Max(local - stretch.Offset, stretch.Start);
    }

    /// <summary>The local time at an instant.</summary>
    public static long ToLocal(this IZoneRules zone, long at) => at + zone.At(at).Offset;

    /// <summary>The local date at an instant.</summary>
    public static LocalDate DateAt(this IZoneRules zone, long at) => DateOf(NumberAt(zone, at));

    /// <summary>The number of the local date at an instant, counted from 1970-01-01.</summary>
    internal static int NumberAt(this IZoneRules zone, long at) => DayOf(zone.ToLocal(at));

    /// <summary>The number of the day that holds a local time; also below zero, before 1970.</summary>
    internal static int DayOf(long local)
    {
        var (days, rest) = Math.DivRem(local, Day);
        return (int)(rest < 0 ? days - 1 : days);
    }

    /// <summary>The number of a date, counted from 1970-01-01.</summary>
    internal static int Number(this LocalDate date) => date.ToDateOnly().DayNumber - EpochDay;

    internal static LocalDate DateOf(int number) => LocalDate.FromDateOnly(DateOnly.FromDayNumber(number + EpochDay));
}
