using static Upheld.Figures.Tests.Calendars.Given;

namespace Upheld.Figures.Tests.Calendars;

public sealed class DaylightSavingTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", 23.0)]
    [InlineData("Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", 25.0)]
    [InlineData("Australia/Lord_Howe", "2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z", 24.5)]
    [InlineData("Australia/Lord_Howe", "2026-10-03T13:30:00Z", "2026-10-04T13:00:00Z", 23.5)]
    [InlineData("Antarctica/Troll", "2026-03-29T00:00:00Z", "2026-03-29T22:00:00Z", 22.0)]
    public void A_whole_day_lasts_as_long_as_its_clocks_say(string zone, string from, string to, double hours)
    {
        var calendar = Daily(zone, """["00:00","24:00"]""");

        calendar.AddDays(At(from), 0, endOfDay: true).Text().ShouldBe(to);
        calendar.Elapsed(At(from), At(to)).ShouldBe(Hours(hours));
    }

    [Fact]
    public void A_skipped_time_moves_one_gap_later() => // Berlin skips 02:00 to 03:00 on 29 March 2026.
        Sunday("""["02:30","04:00"]""", "2026-03-29").ShouldBe(["2026-03-29T01:30:00Z 2026-03-29T02:00:00Z"]);

    [Fact]
    public void A_span_that_the_clocks_skip_is_dropped() => Sunday("""["02:30","03:30"]""", "2026-03-29").ShouldBeEmpty();

    [Fact]
    public void A_span_inside_of_the_gap_moves_with_it() => Sunday("""["02:10","02:40"]""", "2026-03-29").ShouldBe(["2026-03-29T01:10:00Z 2026-03-29T01:40:00Z"]);

    [Fact]
    public void An_ambiguous_time_is_its_first_occurrence() // Berlin shows 02:00 to 03:00 twice on 25 October 2026.
    {
        Sunday("""["02:30","03:30"]""", "2026-10-25").ShouldBe(["2026-10-25T00:30:00Z 2026-10-25T02:30:00Z"]);
        Sunday("""["01:30","02:30"]""", "2026-10-25").ShouldBe(["2026-10-24T23:30:00Z 2026-10-25T00:30:00Z"]);
    }

    [Fact]
    public void A_break_closes_what_the_clocks_move_under_it()
    {
        var calendar = Calendar("""{ "timeZone": "Europe/Berlin", "weekly": { "sun": [["01:00","02:30"]] }, "breaks": { "2026-03-29": [["03:00","03:15"]] } }""");

        calendar.OpenSpans(Span("2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z")).Texts().ShouldBe(
            ["2026-03-29T00:00:00Z 2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z 2026-03-29T01:30:00Z"]);
    }

    [Fact]
    public void A_day_begins_when_its_first_moment_is_shown_where_midnight_is_skipped() => // Cairo skips 00:00 to 01:00 on 24 April 2026.
        Daily("Africa/Cairo", """["00:00","24:00"]""").AddDays(At("2026-04-23T22:30:00Z"), 0, endOfDay: true).Text().ShouldBe("2026-04-24T21:00:00Z");

    [Fact]
    public void Adding_a_day_keeps_the_time_on_the_wall_over_a_change_of_clocks()
    {
        var calendar = Daily("Europe/Berlin", """["00:00","24:00"]""");

        calendar.AddDays(At("2026-03-28T11:00:00Z"), 1).Text().ShouldBe("2026-03-29T10:00:00Z");
        calendar.Add(At("2026-03-28T11:00:00Z"), Hours(24)).Text().ShouldBe("2026-03-29T11:00:00Z");
    }

    private static string[] Sunday(string span, string date) =>
        Calendar($$"""{ "timeZone": "Europe/Berlin", "weekly": { "sun": [{{span}}] } }""")
            .OpenSpans(new(At($"{date}T00:00:00Z") - Hours(12), At($"{date}T00:00:00Z") + Hours(36))).Texts();
}
