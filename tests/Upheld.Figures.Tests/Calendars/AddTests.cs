using static Upheld.Figures.Tests.Calendars.Given;

namespace Upheld.Figures.Tests.Calendars;

public sealed class AddTests
{
    private const string MondayEleven = "2026-10-12T03:00:00Z";

    [Fact]
    public void Work_used_up_at_closing_is_due_at_closing_and_not_at_the_next_opening() =>
        Office.Add(At(MondayEleven), Hours(6)).Text().ShouldBe("2026-10-12T10:00:00Z");

    [Fact]
    public void One_millisecond_more_is_due_after_the_next_opening() =>
        Office.Add(At(MondayEleven), Hours(6) + 1).Text().ShouldBe("2026-10-13T01:00:00.001Z");

    [Fact]
    public void A_closed_weekend_is_stepped_over() => // Friday 17:30, one hour: Monday 09:30
        Office.Add(At("2026-10-09T09:30:00Z"), Hours(1)).Text().ShouldBe("2026-10-12T01:30:00Z");

    [Theory]
    [InlineData("2026-10-10T05:00:00Z", "2026-10-12T01:00:00Z")] // closed: the next opening
    [InlineData("2026-10-12T01:00:00Z", "2026-10-12T01:00:00Z")] // at the opening
    [InlineData("2026-10-12T04:00:00Z", "2026-10-12T05:00:00Z")] // the closing is not open any more
    [InlineData("2026-10-12T03:59:59.999Z", "2026-10-12T03:59:59.999Z")]
    public void No_work_is_due_at_the_first_open_instant(string start, string due) => Office.Add(At(start), 0).Text().ShouldBe(due);

    [Fact]
    public void Paused_time_does_not_count() =>
        Office.Add(At(MondayEleven), Hours(1), [Span("2026-10-12T03:30:00Z", "2026-10-12T06:00:00Z")]).Text().ShouldBe("2026-10-12T06:30:00Z");

    [Fact]
    public void Overlapping_pauses_count_once() =>
        Office.Add(At(MondayEleven), Hours(1), [
            Span("2026-10-12T03:40:00Z", "2026-10-12T06:00:00Z"), Span("2026-10-12T03:30:00Z", "2026-10-12T03:50:00Z"), Span("2026-10-12T05:10:00Z", "2026-10-12T05:20:00Z"),
        ]).Text().ShouldBe("2026-10-12T06:30:00Z");

    [Fact]
    public void Three_pauses_in_a_day_are_all_taken_out() =>
        Office.Add(At("2026-10-12T01:00:00Z"), Hours(4), [
            Span("2026-10-12T01:30:00Z", "2026-10-12T02:00:00Z"), Span("2026-10-12T03:00:00Z", "2026-10-12T03:30:00Z"), Span("2026-10-12T05:00:00Z", "2026-10-12T05:30:00Z"),
        ]).Text().ShouldBe("2026-10-12T07:30:00Z"); // mornings 0.5 + 1 + 0.5, afternoon 13:30 to 15:30

    [Fact]
    public void A_pause_over_a_weekend_takes_out_only_its_open_time() => // Friday 17:00 until Monday 10:00 is two open hours.
        Office.Add(At("2026-10-09T08:00:00Z"), Hours(2), [Span("2026-10-09T09:00:00Z", "2026-10-12T02:00:00Z")]).Text().ShouldBe("2026-10-12T03:00:00Z");

    [Fact]
    public void Work_used_up_when_a_pause_begins_is_due_then() =>
        Office.Add(At(MondayEleven), Seconds(1800), [Span("2026-10-12T03:30:00Z", "2026-10-12T06:00:00Z")]).Text().ShouldBe("2026-10-12T03:30:00Z");

    [Fact]
    public void No_work_that_starts_in_a_pause_is_due_when_it_ends() =>
        Office.Add(At(MondayEleven), 0, [Span(MondayEleven, "2026-10-12T04:30:00Z")]).Text().ShouldBe("2026-10-12T05:00:00Z");

    [Fact]
    public void Pauses_before_the_start_do_not_matter() =>
        Office.Add(At(MondayEleven), Seconds(60), [Span("2026-10-12T01:00:00Z", "2026-10-12T02:00:00Z")]).Text().ShouldBe("2026-10-12T03:01:00Z");

    [Fact]
    public void Work_of_many_years_is_exact() // 40 hours a week: 20,880 hours are 522 weeks
        => Office.Add(At("2026-10-12T01:00:00Z"), 522 * Hours(40)).Text().ShouldBe("2036-10-10T10:00:00Z");

    [Fact]
    public void A_calendar_without_open_time_in_400_days_is_an_error()
    {
        Calendar("""{ "timeZone": "UTC" }""").Add(At(MondayEleven), 1).Error!.Code.ShouldBe("calendar.never_open");
        var once = Calendar("""{ "timeZone": "UTC", "specialDays": { "2026-01-01": [["09:00","10:00"]], "2027-02-05": [["09:00","10:00"]] } }""");

        once.Add(At("2026-01-01T09:00:00Z"), Hours(1)).Text().ShouldBe("2026-01-01T10:00:00Z");
        once.Add(At("2026-01-01T10:00:00Z"), 0).Text().ShouldBe("2027-02-05T09:00:00Z"); // 399 days 23 hours
        once.Add(At("2026-01-01T09:00:00Z"), Hours(2)).Text().ShouldBe("2027-02-05T10:00:00Z");
        once.Add(At("2026-01-01T08:59:59Z"), 0).Text().ShouldBe("2026-01-01T09:00:00Z");
        once.Add(At("2024-11-27T09:00:00Z"), 0).Error!.Code.ShouldBe("calendar.never_open"); // 400 days to the day
        once.Add(At("2024-11-27T09:00:00.001Z"), 0).Text().ShouldBe("2026-01-01T09:00:00Z");
        once.Add(At("2026-01-01T09:00:00Z"), Hours(2) + 1).Error!.Code.ShouldBe("calendar.never_open");
    }

    [Fact]
    public void An_answer_after_the_year_9999_is_an_error() =>
        Upheld.Figures.Calendars.ServiceCalendar.Always.Add(At("9998-12-31T00:00:00Z"), Hours(24 * 400)).Error!.Code.ShouldBe("time.out_of_range");

    [Fact]
    public void Negative_work_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => Office.Add(0, -1));
}
