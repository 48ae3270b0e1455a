using Upheld.Figures.Availability;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Exact;
using Upheld.Figures.Timelines;
using Upheld.Figures.Verdicts;
using static Upheld.Figures.Tests.Availability.Asked;

namespace Upheld.Figures.Tests.Availability;

/// <summary>The numbers of the contract text, to the millisecond.</summary>
public sealed class TargetTests
{
    private const long AllowedIn365Days = (long)(525.6 * Minute);

    [Fact]
    public void Exactly_525_minutes_and_36_seconds_down_in_365_days_is_exactly_99_9_percent_and_met()
    {
        var answer = About(Year2026, UpBut(At("2026-03-04T05:06:07.008Z").For(AllowedIn365Days))).Answer();

        answer.Availability.Value.ShouldBe(Rational.Of(999, 1000));
        answer.Percent().ShouldBe("99.9000");
        answer.Verdict.ShouldBe(Verdict.Met);
        answer.Budget.ShouldBe(new Budget(AllowedIn365Days, AllowedIn365Days));
        answer.Budget.Left.Sign.ShouldBe(0);
        answer.Outlook.ShouldBeNull();
    }

    [Fact]
    public void One_millisecond_more_is_missed_and_does_not_print_as_the_target()
    {
        var answer = About(Year2026, UpBut(At("2026-03-04").For(AllowedIn365Days + 1))).Answer();

        answer.Verdict.ShouldBe(Verdict.Missed);
        answer.Percent().ShouldBe("99.8999");
        answer.Budget.Left.ShouldBe(-1);
    }

    [Fact]
    public void A_leap_year_allows_527_minutes_and_2400_milliseconds()
    {
        var year = Window("2028-01-01", "2029-01-01");
        var allowed = (527 * Minute) + 2400;

        About(year, UpBut(At("2028-02-29").For(allowed))).Answer().Verdict.ShouldBe(Verdict.Met);
        About(year, UpBut(At("2028-02-29").For(allowed + 1))).Answer().Verdict.ShouldBe(Verdict.Missed);
        About(year, UpBut()).Answer().Budget.Allowed.ShouldBe(allowed);
    }

    [Theory]
    [InlineData("99.95", 365, (4 * Hour) + (22 * Minute) + (48 * Second))]
    [InlineData("99.99", 365, (52 * Minute) + 33_600)]
    [InlineData("99.9", 30, (43 * Minute) + (12 * Second))]
    public void The_table_of_targets_holds(string target, int days, long allowed)
    {
        var window = At("2026-01-01").For(days * Day);

        About(window, UpBut(window.Start.For(allowed)), target).Answer().Verdict.ShouldBe(Verdict.Met);
        About(window, UpBut(window.Start.For(allowed + 1)), target).Answer().Verdict.ShouldBe(Verdict.Missed);
    }

    [Theory]
    [InlineData("2026-03-28T23:00:00Z", "2026-04-30T22:00:00Z", -Hour)] // spring forward: the month is an hour short
    [InlineData("2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z", Hour)]
    public void A_month_in_which_the_clocks_change_has_its_real_length(string start, string end, long difference)
    {
        var window = Window(start, end);
        var days = (window.Length - difference) / Day;

        var answer = About(window, UpBut()).Answer();

        (window.Length - difference).ShouldBe(days * Day);
        answer.Budget.Allowed.ShouldBe(Rational.Of(window.Length, 1000));
        answer.Ledger.Up.ShouldBe(window.Length);
    }

    [Fact]
    public void Office_hours_over_a_clock_change_count_real_time()
    {
        // Berlin, 29 March 2026: the hour from 02:00 to 03:00 does not exist.
        var always = new CalendarRules { Weekly = CalendarRules.AlwaysOpen.Weekly };
        var night = new ServiceCalendar(TimeZoneRelease.Current.Find("Europe/Berlin")!, always);
        var window = Window("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z");

        var answer = (About(window, UpBut(At("2026-03-29T00:30:00Z").For(Hour))) with { ServiceHours = night }).Answer();

        answer.Ledger.ShouldBe(new Ledger(22 * Hour, 0, Hour, 0, 0, 0, 0));
        answer.Percent().ShouldBe("95.6521");
    }

    [Fact]
    public void Nothing_measured_gives_no_percentage_and_is_unproved()
    {
        var answer = About(Year2026, Band()).Answer();

        answer.Availability.Value.ShouldBeNull();
        answer.Verdict.ShouldBe(Verdict.Unproved);
        (answer.Lowest, answer.Highest).ShouldBe((Rational.Zero, Rational.One));
    }

    [Fact]
    public void A_window_that_is_all_excluded_has_no_figure_no_bounds_and_no_budget()
    {
        var answer = (About(Year2026, UpBut()) with { Exclusions = [new Exclusion { Span = Year2026 }] }).Answer();

        answer.Ledger.Excluded.ShouldBe(Year2026.Length);
        (answer.Availability.Value, answer.Lowest, answer.Highest).ShouldBe((null, null, null));
        answer.Verdict.ShouldBe(Verdict.Unproved);
        answer.Budget.Allowed.ShouldBe(0);
    }

    [Fact]
    public void A_target_of_100_percent_forgives_nothing()
    {
        About(Year2026, UpBut(At("2026-05-01").For(1)), "100").Answer().Verdict.ShouldBe(Verdict.Missed);
        About(Year2026, UpBut(), "100").Answer().Verdict.ShouldBe(Verdict.Met);
    }

    [Fact]
    public void An_empty_or_reversed_window_is_an_error()
    {
        Should.Throw<ArgumentException>(() => About(new Span(5, 5), UpBut()).Answer());
        Should.Throw<ArgumentException>(() => About(new Span(5, 4), UpBut()).Answer());
    }
}
