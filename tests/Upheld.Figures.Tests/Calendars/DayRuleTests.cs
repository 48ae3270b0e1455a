using static Upheld.Figures.Tests.Calendars.Given;

namespace Upheld.Figures.Tests.Calendars;

public sealed class DayRuleTests
{
    private static readonly string Full = """
        { "timeZone": "Asia/Shanghai",
          "weekly": { "mon": [["09:00","18:00"]], "tue": [["09:00","18:00"]], "sat": [] },
          "closedDates": ["2026-10-12", "2026-10-10", "05-01"],
          "specialDays": { "2026-10-10": [["09:00","17:00"]], "2026-10-13": [] },
          "breaks": { "2026-10-19": [["10:00","10:30"],["17:30","24:00"]], "2026-10-10": [["12:00","13:00"]], "2026-10-12": [["09:00","10:00"]] } }
        """;

    [Fact]
    public void A_special_day_beats_the_weekend_a_closed_date_and_breaks() =>
        Day("2026-10-10").ShouldBe(["2026-10-10T01:00:00Z 2026-10-10T09:00:00Z"]);

    [Fact]
    public void A_closed_date_beats_the_week() => Day("2026-10-12").ShouldBeEmpty();

    [Fact]
    public void A_special_day_without_spans_is_closed() => Day("2026-10-13").ShouldBeEmpty();

    [Fact]
    public void Breaks_are_cut_out_of_the_week() =>
        Day("2026-10-19").ShouldBe(["2026-10-19T01:00:00Z 2026-10-19T02:00:00Z", "2026-10-19T02:30:00Z 2026-10-19T09:30:00Z"]);

    [Fact]
    public void A_day_that_the_week_does_not_name_is_closed() => Day("2026-10-14").ShouldBeEmpty();

    [Theory]
    [InlineData("2028-05-01")] // a Monday
    [InlineData("2029-05-01")] // a Tuesday
    public void A_month_and_day_close_every_year(string date) => Day(date).ShouldBeEmpty();

    [Fact]
    public void The_twenty_ninth_of_February_closes_leap_years_only()
    {
        var calendar = Calendar("""{ "timeZone": "UTC", "weekly": { "tue": [["09:00","10:00"]], "mon": [["09:00","10:00"]] }, "closedDates": ["02-29"] }""");

        calendar.OpenSpans(Span("2028-02-28T00:00:00Z", "2028-03-02T00:00:00Z")).Texts().ShouldBe(["2028-02-28T09:00:00Z 2028-02-28T10:00:00Z"]);
        calendar.OpenSpans(Span("2027-03-01T00:00:00Z", "2027-03-02T00:00:00Z")).Texts().ShouldBe(["2027-03-01T09:00:00Z 2027-03-01T10:00:00Z"]);
    }

    [Fact]
    public void Overlapping_and_touching_spans_count_once()
    {
        var calendar = Daily("UTC", """["09:00","12:00"],["11:00","13:00"],["13:00","14:00"],["09:30","10:00"]""");

        calendar.OpenSpans(Span("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z")).Texts().ShouldBe(["2026-03-02T09:00:00Z 2026-03-02T14:00:00Z"]);
        calendar.Elapsed(At("2026-03-02T00:00:00Z"), At("2026-03-03T00:00:00Z")).ShouldBe(Hours(5));
    }

    [Fact]
    public void An_empty_span_is_no_open_time()
    {
        var calendar = Calendar("""{ "timeZone": "UTC", "weekly": { "mon": [["09:00","09:00"]], "tue": [["09:00","10:00"]] } }""");

        calendar.Add(At("2026-03-02T08:00:00Z"), 0).Text().ShouldBe("2026-03-03T09:00:00Z");
        calendar.AddDays(At("2026-03-01T09:30:00Z"), 1).Text().ShouldBe("2026-03-03T09:30:00Z");
    }

    [Fact]
    public void Midnight_at_the_end_of_a_day_joins_the_next_day()
    {
        var calendar = Calendar("""{ "timeZone": "Asia/Shanghai", "weekly": { "mon": [["22:00","24:00"]], "tue": [["00:00","06:00"]] } }""");

        calendar.NextSpans(At("2026-03-01T00:00:00Z"), 1).Value.Texts().ShouldBe(["2026-03-02T14:00:00Z 2026-03-02T22:00:00Z"]);
    }

    [Fact]
    public void Times_may_carry_seconds() =>
        Daily("UTC", """["08:59:30","09:00:15"]""").Elapsed(At("2026-03-02T00:00:00Z"), At("2026-03-03T00:00:00Z")).ShouldBe(Seconds(45));

    private static string[] Day(string date) => Calendar(Full).OpenSpans(Span($"{date}T00:00:00Z", $"{date}T16:00:00Z")).Texts();
}
