using NodaTime;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;
using Upheld.Figures.Windows;
using static Upheld.Figures.Tests.Calendars.Given;

namespace Upheld.Figures.Tests.Windows;

public sealed class WindowSeriesTests
{
    private const long Day = 86_400_000;
    private static readonly IZoneRules Shanghai = Zone("Asia/Shanghai");
    private static readonly IZoneRules Berlin = Zone("Europe/Berlin");

    [Fact]
    public void A_day_is_a_local_day() =>
        WindowSeries.Day(Shanghai).Containing(At("2026-11-23T16:00:00Z"))!.Value.Span.ShouldBe(Span("2026-11-23T16:00:00Z", "2026-11-24T16:00:00Z"));

    [Fact]
    public void The_end_of_a_window_belongs_to_the_next()
    {
        var days = WindowSeries.Day(Shanghai);

        days.Containing(At("2026-11-23T15:59:59.999Z"))!.Value.FirstDay.ShouldBe(new LocalDate(2026, 11, 23));
        days.Containing(At("2026-11-23T16:00:00Z"))!.Value.FirstDay.ShouldBe(new LocalDate(2026, 11, 24));
    }

    [Theory]
    [InlineData(IsoDayOfWeek.Monday, "2026-11-23")]
    [InlineData(IsoDayOfWeek.Sunday, "2026-11-22")]
    [InlineData(IsoDayOfWeek.Tuesday, "2026-11-17")]
    public void A_week_starts_on_its_day(IsoDayOfWeek start, string first) => // 23 November 2026 is a Monday
        First(WindowSeries.Week(Shanghai, start).Containing(At("2026-11-23T04:00:00Z"))).ShouldBe(first);

    [Fact]
    public void A_month_in_which_the_clocks_change_is_an_hour_shorter_or_longer()
    {
        WindowSeries.Month(Berlin).Containing(At("2026-03-10T00:00:00Z"))!.Value.Span.Length.ShouldBe((31 * Day) - Hours(1));
        WindowSeries.Month(Berlin).Containing(At("2026-10-10T00:00:00Z"))!.Value.Span.Length.ShouldBe((31 * Day) + Hours(1));
        WindowSeries.Month(Zone("Australia/Lord_Howe")).Containing(At("2026-04-10T00:00:00Z"))!.Value.Span.Length.ShouldBe((30 * Day) + Hours(0.5));
        WindowSeries.Year(Berlin).Containing(At("2026-10-10T00:00:00Z"))!.Value.Span.Length.ShouldBe(365 * Day);
        WindowSeries.Year(Berlin).Containing(At("2028-10-10T00:00:00Z"))!.Value.Span.Length.ShouldBe(366 * Day);
    }

    [Fact]
    public void A_month_from_the_31st_clamps_to_the_last_day_and_comes_back() =>
        WindowSeries.Month(Shanghai, 31).Between(Span("2026-01-31T00:00:00Z", "2026-05-31T12:00:00Z")).Select(w => First(w))
            .ShouldBe(["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]);

    [Theory]
    [InlineData(1, "2026-11-23T00:00:00Z", "2026-10-01", "2027-01-01")]
    [InlineData(2, "2026-11-23T00:00:00Z", "2026-11-01", "2027-02-01")]
    [InlineData(12, "2026-11-23T00:00:00Z", "2026-09-01", "2026-12-01")]
    [InlineData(4, "2026-02-10T00:00:00Z", "2026-01-01", "2026-04-01")]
    [InlineData(1, "1999-05-05T00:00:00Z", "1999-04-01", "1999-07-01")]
    public void A_quarter_starts_in_its_month(int startMonth, string at, string first, string end)
    {
        var window = WindowSeries.Quarter(Shanghai, startMonth).Containing(At(at))!.Value;

        First(window).ShouldBe(first);
        window.EndDay.ToString("yyyy-MM-dd", null).ShouldBe(end);
    }

    [Theory]
    [InlineData("2026-03-31T12:00:00Z", "2025-04-01")]
    [InlineData("2026-03-31T16:00:00Z", "2026-04-01")]
    public void A_year_may_start_on_any_day(string at, string first) => First(WindowSeries.Year(Shanghai, new AnnualDate(4, 1)).Containing(At(at))).ShouldBe(first);

    [Fact]
    public void A_contract_year_from_the_29th_of_February_clamps_and_comes_back()
    {
        var years = WindowSeries.ContractYear(Shanghai, new LocalDate(2024, 2, 29));
        var range = new Span(Shanghai.StartOf(new LocalDate(2024, 1, 1)), Shanghai.StartOf(new LocalDate(2029, 1, 1)));

        years.Between(range).Select(w => First(w)).ShouldBe(["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]);
    }

    [Fact]
    public void There_is_no_contract_year_outside_of_the_contract_and_the_last_ends_with_it()
    {
        var years = WindowSeries.ContractYear(Shanghai, new LocalDate(2026, 5, 15), new LocalDate(2027, 11, 15));
        var first = years.Containing(At("2026-05-14T16:00:00Z"))!.Value;
        var second = years.Next(first)!.Value;

        years.Containing(At("2026-05-14T15:59:59.999Z")).ShouldBeNull();
        years.Previous(first).ShouldBeNull();
        first.Span.Length.ShouldBe(365 * Day);
        second.Span.ShouldBe(Span("2027-05-14T16:00:00Z", "2027-11-14T16:00:00Z"));
        years.Next(second).ShouldBeNull();
        years.Containing(At("2027-11-14T16:00:00Z")).ShouldBeNull();
        years.Between(Span("2020-01-01T00:00:00Z", "2040-01-01T00:00:00Z")).Count().ShouldBe(2);
    }

    [Fact]
    public void A_contract_period_is_one_window()
    {
        var period = WindowSeries.ContractPeriod(Shanghai, new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1));
        var window = period.Containing(At("2026-06-01T00:00:00Z"))!.Value;

        window.Span.ShouldBe(Span("2025-12-31T16:00:00Z", "2026-12-31T16:00:00Z"));
        period.Next(window).ShouldBeNull();
        period.Previous(window).ShouldBeNull();
        period.Containing(At("2026-12-31T16:00:00Z")).ShouldBeNull();
        period.Between(Span("2026-12-31T15:59:00Z", "2028-01-01T00:00:00Z")).ShouldBe([window]);
        period.Between(Span("2026-12-31T16:00:00Z", "2028-01-01T00:00:00Z")).ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => WindowSeries.ContractPeriod(Shanghai, new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 1)));
    }

    [Fact]
    public void A_rolling_window_ends_when_it_is_asked_about_and_has_whole_days_of_24_hours()
    {
        var rolling = WindowSeries.Rolling(Berlin, 30);
        var window = rolling.Containing(At("2026-04-10T12:34:56.789Z"))!.Value;

        window.Span.ShouldBe(Span("2026-03-11T12:34:56.789Z", "2026-04-10T12:34:56.789Z"));
        window.FirstDay.ShouldBe(new LocalDate(2026, 3, 11));
        rolling.Next(rolling.Previous(window)!.Value).ShouldBe(window);
        rolling.Between(new Span(window.Span.Start - 1, window.Span.End)).Select(w => w.Span.End).ShouldBe([window.Span.Start, window.Span.End]);
        Should.Throw<ArgumentOutOfRangeException>(() => WindowSeries.Rolling(Berlin, 0));
    }

    [Fact]
    public void A_day_begins_at_its_first_moment_where_midnight_is_skipped() => // Cairo skips 00:00 to 01:00 on 24 April 2026
        WindowSeries.Day(Zone("Africa/Cairo")).Containing(At("2026-04-23T22:30:00Z"))!.Value.Span.ShouldBe(Span("2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z"));

    [Fact]
    public void A_day_that_has_begun_goes_on_where_the_clocks_go_back_over_midnight()
    {
        // St John's went back from 00:01 to 23:01 on 7 November 2010: the date on the wall was the 6th again.
        var days = WindowSeries.Day(Zone("America/St_Johns"));

        days.Containing(At("2010-11-07T02:29:59Z"))!.Value.FirstDay.ShouldBe(new LocalDate(2010, 11, 6));
        days.Containing(At("2010-11-07T02:30:30Z"))!.Value.FirstDay.ShouldBe(new LocalDate(2010, 11, 7));
        days.Containing(At("2010-11-07T02:45:00Z"))!.Value.FirstDay.ShouldBe(new LocalDate(2010, 11, 7));
    }

    [Fact]
    public void A_date_that_a_zone_skipped_is_no_window() => // Apia had no 30 December 2011
        WindowSeries.Day(Zone("Pacific/Apia")).Between(Span("2011-12-29T12:00:00Z", "2011-12-31T12:00:00Z")).Select(w => First(w))
            .ShouldBe(["2011-12-29", "2011-12-31", "2012-01-01"]);

    private static IZoneRules Zone(string id) => TimeZoneRelease.Current.Find(id)!;

    private static string First(Window? window) => window!.Value.FirstDay.ToString("yyyy-MM-dd", null);
}
