using System.Globalization;
using NodaTime;
using Upheld.Design.Charts;

namespace Upheld.Design.Gallery;

/// <summary>Made-up data for the gallery, the same at each start.</summary>
internal static class SampleData
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    public static readonly Instant YearStart = Instant.FromUtc(2025, 12, 31, 16, 0);
    public static readonly Instant YearEnd = Instant.FromUtc(2026, 12, 31, 16, 0);
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 1, 2, 5);
    public static readonly LocalDate FirstDay = new LocalDate(2026, 11, 1).PlusDays(-89);

    public const long AllowedMs = 31_536_000L; // 0.1 % of 365 days

    public static IReadOnlyList<DayState> Days(int seed) =>
    [
        .. Enumerable.Range(0, 90).Select(day => (Noise(seed, day) % 100) switch
        {
            < 2 => DayState.Down,
            < 5 => DayState.Degraded,
            < 6 when seed % 3 == 0 => DayState.Maintenance,
            < 7 when seed % 4 == 0 => DayState.Unknown,
            _ => seed == 11 && day < 62 ? DayState.Outside : DayState.Up,
        }),
    ];

    public static IReadOnlyList<UptimeDay> UptimeDays(int seed) =>
    [
        .. Days(seed).Select((state, day) => new UptimeDay(FirstDay.PlusDays(day), state, state switch
        {
            DayState.Down => Percent(980_000 + Noise(seed, day + 500) % 19_000),
            DayState.Unknown or DayState.Outside => null,
            _ => "100.0000\u00a0%",
        })),
    ];

    public static string Availability(int seed) => Percent(995_000 + Noise(seed, 9_000) % 5_001);

    public static IReadOnlyList<long?> Latencies(int seed, int count) =>
        [.. Enumerable.Range(0, count).Select(i => seed == 8 && i is > 20 and < 27 ? (long?)null : 40 + seed * 23 + Noise(seed, i + 1_000) % 60 + (i % 17 == 5 ? 120 : 0))];

    public static IReadOnlyList<LatencyPoint> Band(Instant start, int count, Duration step) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var middle = 118 + Noise(3, i) % 30 + (i is > 60 and < 74 ? 90 : 0);
            return i is > 100 and < 106
                ? new LatencyPoint(start + step * i, null, null, null)
                : new LatencyPoint(start + step * i, 1000 * (middle - 30 - Noise(4, i) % 12), 1000 * middle, 1000 * (middle + 45 + Noise(5, i) % 90));
        }),
    ];

    public static IReadOnlyList<BudgetPoint> Budget(bool overspent)
    {
        var points = new List<BudgetPoint> { new(YearStart, AllowedMs) };
        var left = AllowedMs;
        foreach (var (day, minutes) in new[] { (33, 41), (71, 12), (118, 96), (160, 8), (203, 55), (251, overspent ? 402 : 30), (287, 20) })
        {
            var at = YearStart + Duration.FromDays(day);
            points.Add(new BudgetPoint(at, left));
            left -= minutes * 60_000L;
            points.Add(new BudgetPoint(at + Duration.FromMinutes(minutes), left));
        }
        points.Add(new BudgetPoint(Now, left));
        return points;
    }

    /// <summary>A small fixed scatter; the gallery must look the same in each screenshot.</summary>
    private static int Noise(int seed, int at)
    {
        var x = unchecked((uint)(seed * 7919 + at * 104_729 + 17));
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
        return (int)(x % 100_000);
    }

    private static string Percent(int units) => string.Create(CultureInfo.InvariantCulture, $"{units / 10_000}.{units % 10_000:0000}\u00a0%");
}
