using Upheld.Figures.Calendars;
using static Upheld.Figures.Tests.Calendars.Given;

namespace Upheld.Figures.Tests.Calendars;

public sealed class ElapsedTests
{
    [Fact]
    public void Only_open_time_counts() => Office.Elapsed(At("2026-10-09T09:00:00Z"), At("2026-10-12T02:00:00Z")).ShouldBe(Hours(2));

    [Theory]
    [InlineData("2026-10-12T03:00:00Z", "2026-10-12T03:00:00Z")]
    [InlineData("2026-10-12T03:00:00Z", "2026-10-12T02:00:00Z")]
    [InlineData("2026-10-12T03:00:00Z", "2020-10-12T02:00:00Z")]
    public void An_end_that_is_not_after_the_start_gives_nothing(string start, string end)
    {
        Office.Elapsed(At(start), At(end)).ShouldBe(0);
        Office.Elapsed(At(start), At(end), [Span("2026-10-12T01:00:00Z", "2026-10-12T05:00:00Z")]).ShouldBe(new ElapsedTime(0, 0));
    }

    [Fact]
    public void Pauses_are_told_apart_clipped_to_the_question_and_counted_once() =>
        Office.Elapsed(At("2026-10-12T02:00:00Z"), At("2026-10-12T07:00:00Z"), [
            Span("2026-10-12T00:00:00Z", "2026-10-12T02:30:00Z"), Span("2026-10-12T03:30:00Z", "2026-10-12T05:30:00Z"), Span("2026-10-12T05:00:00Z", "2026-10-12T05:45:00Z"), Span("2026-10-12T06:50:00Z", "2026-10-12T08:00:00Z"),
        ]).ShouldBe(new ElapsedTime(Counted: Hours(1) + Seconds(65 * 60), Paused: Hours(0.5 + 0.5 + 0.75) + Seconds(600)));

    [Fact]
    public void A_year_of_always_is_its_real_length() =>
        ServiceCalendar.Always.Elapsed(At("2028-01-01T00:00:00Z"), At("2029-01-01T00:00:00Z")).ShouldBe(Hours(24 * 366));

    [Fact]
    public void Milliseconds_are_kept() => Office.Elapsed(At("2026-10-12T01:00:00.001Z"), At("2026-10-12T01:00:00.004Z")).ShouldBe(3);

    [Fact]
    public void A_calendar_that_is_never_open_has_no_elapsed_time() =>
        Calendar("""{ "timeZone": "UTC" }""").Elapsed(At("2026-10-12T01:00:00Z"), At("2030-10-12T01:00:00Z")).ShouldBe(0);
}
