using static Upheld.Figures.Tests.Calendars.Given;

namespace Upheld.Figures.Tests.Calendars;

public sealed class SubtractTests
{
    [Fact]
    public void Work_that_fills_a_span_began_at_its_opening_and_not_at_the_closing_before() =>
        Office.Subtract(At("2026-10-12T03:00:00Z"), Hours(2)).Text().ShouldBe("2026-10-12T01:00:00Z");

    [Fact]
    public void One_millisecond_more_began_before_the_closing_before() =>
        Office.Subtract(At("2026-10-12T03:00:00Z"), Hours(2) + 1).Text().ShouldBe("2026-10-09T09:59:59.999Z");

    [Theory]
    [InlineData("2026-10-10T05:00:00Z", "2026-10-09T10:00:00Z")] // closed: the closing before
    [InlineData("2026-10-12T10:00:00Z", "2026-10-12T10:00:00Z")] // the end of a span counts
    [InlineData("2026-10-12T01:00:00Z", "2026-10-09T10:00:00Z")] // its start does not
    [InlineData("2026-10-12T01:00:00.001Z", "2026-10-12T01:00:00.001Z")]
    public void No_work_is_the_last_open_instant(string start, string at) => Office.Subtract(At(start), 0).Text().ShouldBe(at);

    [Fact]
    public void Years_are_stepped_over_exactly() => Office.Subtract(At("2036-10-10T10:00:00Z"), 522 * Hours(40)).Text().ShouldBe("2026-10-12T01:00:00Z");

    [Fact]
    public void A_calendar_without_open_time_in_400_days_is_an_error()
    {
        var once = Calendar("""{ "timeZone": "UTC", "specialDays": { "2026-01-01": [["09:00","10:00"]] } }""");

        once.Subtract(At("2027-02-05T10:00:00Z"), 0).Error!.Code.ShouldBe("calendar.never_open");
        once.Subtract(At("2027-02-05T09:59:59.999Z"), 0).Text().ShouldBe("2026-01-01T10:00:00Z");
        once.Subtract(At("2026-01-02T00:00:00Z"), Hours(1) + 1).Error!.Code.ShouldBe("calendar.never_open");
    }

    [Fact]
    public void An_answer_before_the_year_1_is_an_error() =>
        Upheld.Figures.Calendars.ServiceCalendar.Always.Subtract(At("0001-06-01T00:00:00Z"), Hours(24 * 400)).Error!.Code.ShouldBe("time.out_of_range");
}
