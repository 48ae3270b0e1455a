using System.Globalization;
using NodaTime;
using Upheld.Design.Time;

namespace Upheld.Design.Charts;

/// <summary>A labelled point on a time axis.</summary>
internal readonly record struct TimeTick(Instant At, string Label);

/// <summary>Ticks at round local times of a zone: hours, days, months or years, whichever gives a readable number of them.</summary>
internal static class TimeTicks
{
    private static readonly int[] Minutes = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720];
    private static readonly int[] Days = [1, 2, 7, 14];
    private static readonly int[] Months = [1, 2, 3, 4, 6, 12, 24, 60, 120, 600];

    public static IReadOnlyList<TimeTick> Between(Instant start, Instant end, DateTimeZone zone, int most, CultureInfo? culture = null)
    {
        if (end <= start) { return []; }
        var chinese = When.IsChinese(culture ?? CultureInfo.CurrentUICulture);
        foreach (var step in Minutes)
        {
            if ((end - start).TotalMinutes / step <= most) { return ByMinutes(step).ToList(); }
        }
        foreach (var step in Days)
        {
            if ((end - start).TotalDays / step <= most) { return ByDays(step).ToList(); }
        }
        foreach (var step in Months)
        {
            if ((end - start).TotalDays / 28 / step <= most) { return ByMonths(step).ToList(); }
        }
        return [];

        IEnumerable<TimeTick> ByMinutes(int step)
        {
            // Local midnight may be missing (a zone that jumps at 00:00) and hours may repeat: each local time maps leniently, and repeats are dropped.
            var last = Instant.MinValue;
            for (var day = start.InZone(zone).Date; ; day = day.PlusDays(1))
            {
                for (var minute = 0; minute < 1440; minute += step)
                {
                    var time = LocalTime.FromMinutesSinceMidnight(minute);
                    var at = zone.AtLeniently(day.At(time)).ToInstant();
                    if (at >= end) { yield break; }
                    if (at < start || at <= last) { continue; }
                    last = at;
                    yield return new TimeTick(at, minute == 0 ? DayLabel(day) : time.ToString("HH':'mm", CultureInfo.InvariantCulture));
                }
            }
        }

        IEnumerable<TimeTick> ByDays(int step)
        {
            for (var day = start.InZone(zone).Date; ; day = day.PlusDays(1))
            {
                var at = zone.AtStartOfDay(day).ToInstant();
                if (at >= end) { yield break; }
                // Whole weeks begin on Monday; other steps count from a fixed day, so that ticks stay where they are while the window moves.
                var onStep = step % 7 == 0
                    ? day.DayOfWeek == IsoDayOfWeek.Monday && (step == 7 || Period.DaysBetween(new LocalDate(2024, 1, 1), day) % step == 0)
                    : Period.DaysBetween(new LocalDate(2024, 1, 1), day) % step == 0;
                if (at >= start && onStep) { yield return new TimeTick(at, DayLabel(day)); }
            }
        }

        IEnumerable<TimeTick> ByMonths(int step)
        {
            var first = start.InZone(zone).Date;
            for (var month = new LocalDate(first.Year, 1, 1); ; month = month.PlusMonths(step))
            {
                var at = zone.AtStartOfDay(month).ToInstant();
                if (at >= end) { yield break; }
                if (at >= start) { yield return new TimeTick(at, step >= 12 ? YearLabel(month) : When.Month(month, culture)); }
            }
        }

        string DayLabel(LocalDate day) => chinese
            ? string.Create(CultureInfo.InvariantCulture, $"{day.Month}/{day.Day}")
            : string.Create(CultureInfo.InvariantCulture, $"{day.Month:00}-{day.Day:00}");

        string YearLabel(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}{(chinese ? "年" : "")}");
    }
}
