using CsCheck;
using NodaTime;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Tests.Calendars;

/// <summary>Random calendars and instants that look for trouble: odd zones, changes of clocks, overlapping and empty spans, breaks over edges.</summary>
internal static class RandomCalendar
{
    // Half-hour and two-hour changes, skipped and repeated midnights, Ramadan, a change on the last hour of a day, quarter-hour offsets, the date line.
    private static readonly string[] ZoneIds =
    [
        "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Antarctica/Troll", "Africa/Cairo", "America/Havana", "Asia/Beirut", "America/Nuuk", "Africa/Casablanca",
        "America/Santiago", "America/Asuncion", "Pacific/Chatham", "Asia/Kathmandu", "America/St_Johns", "Asia/Tehran", "Atlantic/Azores", "Pacific/Kiritimati", "Etc/GMT+12", "UTC",
    ];

    private static readonly LocalDate FirstDay = new(2021, 11, 1);
    private const int Days = 500;

    private static readonly Gen<LocalSpan> GenSpan = Gen.Frequency(
        (6, Gen.Select(Gen.Int[0, 48], Gen.Int[0, 48]).Select((a, b) => new LocalSpan(Math.Min(a, b) * 1800, Math.Max(a, b) * 1800))),
        (3, Gen.Select(Gen.Int[0, LocalSpan.EndOfDay], Gen.Int[0, LocalSpan.EndOfDay]).Select((a, b) => new LocalSpan(Math.Min(a, b), Math.Max(a, b)))),
        (1, Gen.Const(LocalSpan.WholeDay)));

    private static readonly Gen<IReadOnlyList<LocalSpan>> GenSpans = GenSpan.List[0, 3].Select(spans => (IReadOnlyList<LocalSpan>)spans);

    private static readonly Gen<LocalDate> GenDate = Gen.Int[0, Days].Select(FirstDay.PlusDays);

    private static readonly Gen<IReadOnlyDictionary<LocalDate, IReadOnlyList<LocalSpan>>> GenDates =
        Gen.Select(GenDate, GenSpans).List[0, 30].Select(list => (IReadOnlyDictionary<LocalDate, IReadOnlyList<LocalSpan>>)list.GroupBy(item => item.Item1).ToDictionary(g => g.Key, g => g.First().Item2));

    private static readonly Gen<CalendarRules> GenRules = Gen.Select(
        Gen.Select(Gen.Int[1, 7], GenSpans).List[1, 9], GenDate.List[0, 30], Gen.Select(Gen.Int[1, 12], Gen.Int[1, 28]).List[0, 3], GenDates, GenDates)
        .Select((week, closed, yearly, special, breaks) => new CalendarRules
        {
            Weekly = week.GroupBy(item => item.Item1).ToDictionary(g => (IsoDayOfWeek)g.Key, g => g.First().Item2),
            ClosedDates = closed.ToHashSet(),
            ClosedEveryYear = yearly.Select(item => new AnnualDate(item.Item1, item.Item2)).ToHashSet(),
            SpecialDays = special,
            Breaks = breaks,
        });

    private static readonly Gen<string> GenZone = Gen.Int[0, ZoneIds.Length - 1].Select(i => ZoneIds[i]);

    /// <summary>The versions of a calendar, all of one zone: with several the naive model could not say what a date is.</summary>
    public static Gen<IReadOnlyList<CalendarVersion>> Versions { get; } = Gen.Select(GenZone, GenRules, GenRules, GenDate, Gen.Int[0, 2])
        .Select((zone, first, second, date, split) =>
        {
            var rules = TimeZoneRelease.Current.Find(zone)!;
            return (IReadOnlyList<CalendarVersion>)(split == 0 ? [new(null, rules, first), new(date, rules, second)] : [new(null, rules, first)]);
        });

    public static Gen<ServiceCalendar> Calendar { get; } = Versions.Select(versions => new ServiceCalendar(versions));

    /// <summary>An instant among the days that have rules of their own, on a whole half hour, second or millisecond.</summary>
    public static Gen<long> Instant { get; } = Gen.Select(Gen.Long[0, Days * 86_400_000L], Gen.OneOf(Gen.Const(1L), Gen.Const(1000L), Gen.Const(1_800_000L)))
        .Select((offset, grain) => Start + (offset / grain * grain));

    public static Gen<long> Work { get; } = Gen.Frequency(
        (1, Gen.Const(0L)), (4, Gen.Long[0, 3_600_000]), (4, Gen.Int[0, 100].Select(halfHours => halfHours * 1_800_000L)), (2, Gen.Long[0, 40 * 86_400_000L]));

    public static Gen<List<Span>> PausesNear(long start) =>
        Gen.Select(Gen.Long[-86_400_000, 10 * 86_400_000L], Gen.Long[0, 2 * 86_400_000]).Select((from, length) => new Span(start + from, start + from + length)).List[0, 4];

    private static long Start { get; } = FirstDay.AtMidnight().InUtc().ToInstant().ToUnixTimeMilliseconds();
}
