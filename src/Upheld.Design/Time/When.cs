using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Upheld.Design.Time;

/// <summary>
/// How points in time are written. English pages use ISO-like dates (<c>2026-11-01 02:05</c>), because <c>11/1</c> is ambiguous in a mixed team; Chinese
/// pages write <c>2026/11/1 02:05</c>. The page names the zone once; <see cref="Iso"/> is for machines.
/// </summary>
public static class When
{
    private static readonly Pattern English = new("uuuu'-'MM'-'dd", "uuuu'-'MM'-'dd dddd", "uuuu'-'MM");
    private static readonly Pattern Chinese = new("uuuu'/'M'/'d", "uuuu'年'M'月'd'日'dddd", "uuuu'年'M'月'");

    /// <summary>The local date: <c>2026-11-01</c>, <c>2026/11/1</c>.</summary>
    public static string Day(LocalDate day, CultureInfo? culture = null) => Of(culture).Day.Format(day);

    /// <summary>The local date of an instant in a zone.</summary>
    public static string Day(Instant at, DateTimeZone zone, CultureInfo? culture = null) => Day(at.InZone(zone).Date, culture);

    /// <summary>The date with its weekday: <c>2026-11-01 Sunday</c>, <c>2026年11月1日星期日</c>.</summary>
    public static string LongDay(LocalDate day, CultureInfo? culture = null) => Of(culture).LongDay.Format(day);

    /// <summary>The month: <c>2026-11</c>, <c>2026年11月</c>.</summary>
    public static string Month(LocalDate day, CultureInfo? culture = null) => Of(culture).Month.Format(day);

    /// <summary>To the minute, cut and not rounded: <c>2026-11-01 02:05</c>, <c>2026/11/1 02:05</c>.</summary>
    public static string Minute(Instant at, DateTimeZone zone, CultureInfo? culture = null) => Write(at, zone, culture, "HH':'mm");

    /// <summary>To the second.</summary>
    public static string Second(Instant at, DateTimeZone zone, CultureInfo? culture = null) => Write(at, zone, culture, "HH':'mm':'ss");

    /// <summary>To the millisecond, the grain of every figure: for the edges of outages.</summary>
    public static string Exact(Instant at, DateTimeZone zone, CultureInfo? culture = null) => Write(at, zone, culture, "HH':'mm':'ss'.'fff");

    /// <summary>The name of a zone as people write it: <c>UTC</c>, <c>Asia/Shanghai</c>.</summary>
    public static string Name(DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return zone.Id is "Etc/UTC" or "UTC" ? "UTC" : zone.Id;
    }

    /// <summary>RFC 3339 in UTC with milliseconds where there are any, for <c>datetime</c> attributes and files.</summary>
    public static string Iso(Instant at) => IsoPattern.Format(at);

    private static readonly InstantPattern IsoPattern = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss.FFF'Z'");

    private static string Write(Instant at, DateTimeZone zone, CultureInfo? culture, string time)
    {
        var local = at.InZone(zone).LocalDateTime;
        return $"{Day(local.Date, culture)} {local.TimeOfDay.ToString(time, CultureInfo.InvariantCulture)}";
    }

    private static Pattern Of(CultureInfo? culture) => IsChinese(culture ?? CultureInfo.CurrentUICulture) ? Chinese : English;

    internal static bool IsChinese(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh";

    /// <summary>Weekday names need a culture; all else is fixed by the patterns.</summary>
    private sealed class Pattern(string day, string longDay, string month)
    {
        private readonly CultureInfo _names = CultureInfo.GetCultureInfo(longDay.Contains('年', StringComparison.Ordinal) ? "zh-CN" : "en");

        public LocalDatePattern Day { get; } = LocalDatePattern.CreateWithInvariantCulture(day);
        public LocalDatePattern LongDay => field ??= LocalDatePattern.Create(longDay, _names);
        public LocalDatePattern Month { get; } = LocalDatePattern.CreateWithInvariantCulture(month);
    }
}
