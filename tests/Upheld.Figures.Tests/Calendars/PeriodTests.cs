using Upheld.Figures.Calendars;
using static Upheld.Figures.Tests.Calendars.Given;

namespace Upheld.Figures.Tests.Calendars;

public sealed class PeriodTests
{
    [Fact]
    public void The_first_begins_at_the_start_when_that_is_open() =>
        Office.NextSpans(At("2026-10-09T09:30:00Z"), 3).Value.Texts().ShouldBe(
            ["2026-10-09T09:30:00Z 2026-10-09T10:00:00Z", "2026-10-12T01:00:00Z 2026-10-12T04:00:00Z", "2026-10-12T05:00:00Z 2026-10-12T10:00:00Z"]);

    [Fact]
    public void A_span_that_ends_at_the_start_is_not_among_them() =>
        Office.NextSpans(At("2026-10-09T10:00:00Z"), 1).Value.Texts().ShouldBe(["2026-10-12T01:00:00Z 2026-10-12T04:00:00Z"]);

    [Fact]
    public void Spans_that_touch_over_the_turn_of_the_year_are_one()
    {
        var calendar = Calendar("""{ "timeZone": "UTC", "weekly": { "thu": [["20:00","24:00"]], "fri": [["00:00","04:00"]] } }""");

        calendar.NextSpans(At("2026-12-31T00:00:00Z"), 1).Value.Texts().ShouldBe(["2026-12-31T20:00:00Z 2027-01-01T04:00:00Z"]);
        calendar.OpenSpans(Span("2026-12-31T00:00:00Z", "2027-01-02T00:00:00Z")).Texts().ShouldBe(["2026-12-31T20:00:00Z 2027-01-01T04:00:00Z"]);
    }

    [Fact]
    public void Open_spans_are_clipped_to_the_range() =>
        Office.OpenSpans(Span("2026-10-12T03:00:00Z", "2026-10-12T06:00:00Z")).Texts().ShouldBe(["2026-10-12T03:00:00Z 2026-10-12T04:00:00Z", "2026-10-12T05:00:00Z 2026-10-12T06:00:00Z"]);

    [Fact]
    public void Always_is_one_span_however_many_years() =>
        ServiceCalendar.Always.OpenSpans(Span("2024-05-01T00:00:00Z", "2031-05-01T00:00:00Z")).ShouldBe([Span("2024-05-01T00:00:00Z", "2031-05-01T00:00:00Z")]);

    [Fact]
    public void Open_spans_are_computed_as_they_are_taken() => // all years would take seconds
        Office.OpenSpans(Span("0002-01-01T00:00:00Z", "9998-01-01T00:00:00Z")).Take(2).Count().ShouldBe(2);

    [Fact]
    public void What_never_closes_has_no_periods()
    {
        ServiceCalendar.Always.NextSpans(At("2026-01-01T00:00:00Z"), 1).Error!.Code.ShouldBe("calendar.unbounded");
        Daily("Europe/Berlin", """["00:00","24:00"]""").NextSpans(At("2026-01-01T00:00:00Z"), 1).Error!.Code.ShouldBe("calendar.unbounded");
    }

    [Fact]
    public void One_closed_day_a_year_is_a_bound() =>
        Calendar("""
            { "timeZone": "UTC", "closedDates": ["01-01"], "weekly": { "mon": [["00:00","24:00"]], "tue": [["00:00","24:00"]], "wed": [["00:00","24:00"]],
              "thu": [["00:00","24:00"]], "fri": [["00:00","24:00"]], "sat": [["00:00","24:00"]], "sun": [["00:00","24:00"]] } }
            """).NextSpans(At("2026-01-01T00:00:00Z"), 2).Value.Texts().ShouldBe(["2026-01-02T00:00:00Z 2027-01-01T00:00:00Z", "2027-01-02T00:00:00Z 2028-01-01T00:00:00Z"]);

    [Fact]
    public void A_calendar_that_is_never_open_is_an_error() =>
        Calendar("""{ "timeZone": "UTC" }""").NextSpans(At("2026-01-01T00:00:00Z"), 1).Error!.Code.ShouldBe("calendar.never_open");

    [Theory]
    [InlineData("2026-10-12T01:00:00Z", true)]
    [InlineData("2026-10-12T00:59:59.999Z", false)]
    [InlineData("2026-10-12T03:59:59.999Z", true)]
    [InlineData("2026-10-12T04:00:00Z", false)]
    public void The_start_of_a_span_is_open_and_its_end_is_not(string at, bool open) => Office.IsOpen(At(at)).ShouldBe(open);
}
