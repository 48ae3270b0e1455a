using System.Globalization;
using NodaTime;
using Upheld.Design.Time;

namespace Upheld.Design.Tests.Time;

public sealed class WhenTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 10, 31, 18, 5, 9) + Duration.FromMilliseconds(7);
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    [Fact]
    public void English_dates_are_written_like_ISO()
    {
        When.Day(At, Shanghai, English).ShouldBe("2026-11-01");
        When.Minute(At, Shanghai, English).ShouldBe("2026-11-01 02:05");
        When.Second(At, Shanghai, English).ShouldBe("2026-11-01 02:05:09");
        When.Exact(At, Shanghai, English).ShouldBe("2026-11-01 02:05:09.007");
        When.LongDay(new LocalDate(2026, 11, 1), English).ShouldBe("2026-11-01 Sunday");
        When.Month(new LocalDate(2026, 11, 1), English).ShouldBe("2026-11");
    }

    [Fact]
    public void Chinese_dates_are_written_the_Chinese_way()
    {
        When.Day(At, Shanghai, Chinese).ShouldBe("2026/11/1");
        When.Minute(At, Shanghai, Chinese).ShouldBe("2026/11/1 02:05");
        When.LongDay(new LocalDate(2026, 11, 1), Chinese).ShouldBe("2026年11月1日星期日");
        When.Month(new LocalDate(2026, 11, 1), Chinese).ShouldBe("2026年11月");
    }

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("de-DE")]
    public void No_other_culture_changes_the_digits_or_the_calendar(string culture) =>
        When.Minute(At, Shanghai, CultureInfo.GetCultureInfo(culture)).ShouldBe("2026-11-01 02:05");

    [Fact]
    public void Machines_read_UTC_with_milliseconds_where_there_are_any()
    {
        When.Iso(At).ShouldBe("2026-10-31T18:05:09.007Z");
        When.Iso(Instant.FromUtc(2026, 1, 1, 0, 0)).ShouldBe("2026-01-01T00:00:00Z");
    }

    [Theory]
    [InlineData(0, "0 s", "0 秒")]
    [InlineData(350, "350 ms", "350 毫秒")]
    [InlineData(31_536_000, "8 h 45 m 36 s", "8 小时 45 分 36 秒")]
    [InlineData(86_400_001, "1 d 1 ms", "1 天 1 毫秒")]
    [InlineData(-6_480_000, "\u22121 h 48 m", "\u22121 小时 48 分")]
    public void An_exact_span_names_every_unit(long milliseconds, string english, string chinese)
    {
        Lasting.Exact(milliseconds, English).Replace('\u00a0', ' ').ShouldBe(english);
        Lasting.Exact(milliseconds, Chinese).Replace('\u00a0', ' ').ShouldBe(chinese);
    }

    [Theory]
    [InlineData(31_536_000, "8 h 45 m")]
    [InlineData(31_559_999, "8 h 45 m")]
    [InlineData(172_980_000, "2 d")]
    [InlineData(59_999, "59 s 999 ms")]
    [InlineData(long.MaxValue, "106751991167 d 7 h")]
    [InlineData(long.MinValue, "\u2212106751991167 d 7 h")]
    public void A_short_span_is_cut_after_two_units_and_never_rounded_up(long milliseconds, string expected) =>
        Lasting.Short(milliseconds, English).Replace('\u00a0', ' ').ShouldBe(expected);
}
