namespace Upheld.Figures.Tests.Clocks;

/// <summary>Each op of the format, byte for byte.</summary>
public sealed class ClockAnswerTests
{
    [Theory]
    [InlineData("2026-10-09T09:30:00Z", 1800, "", "2026-10-09T10:00:00Z")] // used up at closing
    [InlineData("2026-10-09T09:30:00Z", 1801, "", "2026-10-10T01:00:01Z")] // the make-up Saturday
    [InlineData("2026-10-09T10:00:00Z", 0, "", "2026-10-10T01:00:00Z")]
    [InlineData("2026-10-12T01:30:00.25Z", 3600, "", "2026-10-12T03:00:00.250Z")] // over the break 10:00 to 10:30
    [InlineData("2026-10-12T01:30:00Z", 3600, """, "pauses": [["2026-10-12T01:40:00Z","2026-10-12T06:00:00Z"]]""", "2026-10-12T06:50:00Z")]
    [InlineData("2026-10-12T01:30:00Z", 3600, """, "pauses": [{"start":"2026-10-12T01:40:00Z","end":"2026-10-12T06:00:00Z"},["2026-10-12T06:00:00Z","2026-10-12T06:00:00Z"]]""", "2026-10-12T06:50:00Z")]
    public void Add(string start, long seconds, string pauses, string at) =>
        ClockRun.Answer($$""" "op": "add", "calendar": "office", "start": "{{start}}", "seconds": {{seconds}} {{pauses}} """).ShouldBe($$"""{"at":"{{at}}"}""");

    [Theory]
    [InlineData("2026-10-10T02:00:00Z", 3600, "2026-10-10T01:00:00Z")]
    [InlineData("2026-10-10T02:00:00Z", 3601, "2026-10-09T09:59:59Z")]
    [InlineData("2026-10-11T02:00:00Z", 0, "2026-10-10T10:00:00Z")]
    public void Subtract(string start, long seconds, string at) =>
        ClockRun.Answer($$""" "op": "subtract", "calendar": "office", "start": "{{start}}", "seconds": {{seconds}} """).ShouldBe($$"""{"at":"{{at}}"}""");

    [Theory]
    [InlineData("2026-10-12T01:00:00Z", "2026-10-12T04:00:00Z", "", "9000", "0")]
    [InlineData("2026-10-12T01:00:00.5Z", "2026-10-12T01:00:02.54Z", "", "2.04", "0")]
    [InlineData("2026-10-12T04:00:00Z", "2026-10-12T01:00:00Z", "", "0", "0")]
    [InlineData("2026-10-12T01:00:00Z", "2026-10-12T04:00:00Z", """, "pauses": [["2026-10-12T01:59:59.001Z","2026-10-12T02:45:00Z"]]""", "8099.001", "900.999")]
    public void Elapsed(string start, string end, string pauses, string seconds, string paused) =>
        ClockRun.Answer($$""" "op": "elapsed", "calendar": "office", "start": "{{start}}", "end": "{{end}}" {{pauses}} """).ShouldBe($$"""{"seconds":{{seconds}},"pausedSeconds":{{paused}}}""");

    [Theory]
    [InlineData("2026-10-09T02:00:00Z", 1, "", "2026-10-10T02:00:00Z")]
    [InlineData("2026-10-09T02:00:00Z", -1, "", "2026-10-06T02:00:00Z")]
    [InlineData("2026-10-09T02:00:00Z", 2, """, "endOfDay": true""", "2026-10-12T10:00:00Z")]
    [InlineData("2026-10-11T02:00:00Z", 0, """, "endOfDay": false""", "2026-10-12T01:00:00Z")]
    public void Add_days(string start, int days, string endOfDay, string at) =>
        ClockRun.Answer($$""" "op": "addDays", "calendar": "office", "start": "{{start}}", "days": {{days}} {{endOfDay}} """).ShouldBe($$"""{"at":"{{at}}"}""");

    [Theory]
    [InlineData("office", "2026-10-10T01:00:00Z", "true")]
    [InlineData("office", "2026-10-10T10:00:00Z", "false")]
    [InlineData("24x7", "0001-01-01T00:00:00Z", "true")]
    [InlineData("24x7", "9999-12-31T23:59:59.999Z", "true")]
    public void Is_open(string calendar, string at, string open) =>
        ClockRun.Answer($$""" "op": "isOpen", "calendar": "{{calendar}}", "at": "{{at}}" """).ShouldBe($$"""{"open":{{open}}}""");

    [Fact]
    public void Periods() =>
        ClockRun.Answer(""" "op": "periods", "calendar": "office", "start": "2026-10-10T02:00:00Z", "count": 2 """)
            .ShouldBe("""{"periods":[["2026-10-10T02:00:00Z","2026-10-10T10:00:00Z"],["2026-10-12T01:00:00Z","2026-10-12T02:00:00Z"]]}""");

    [Theory]
    [InlineData(""" "op": "periods", "calendar": "24x7", "start": "2026-10-10T02:00:00Z", "count": 2 """, "calendar.unbounded")]
    [InlineData(""" "op": "isOpen", "calendar": "Office", "at": "2026-10-10T02:00:00Z" """, "calendar.unknown")]
    [InlineData(""" "op": "add", "calendar": "24x7", "start": "2026-10-10T02:00:00Z", "seconds": 9223372036854775 """, "time.out_of_range")]
    [InlineData(""" "op": "ticket", "terms": [], "events": [], "at": "2026-10-10T02:00:00Z" """, "op.not_available")]
    [InlineData(""" "op": "Add", "calendar": "office" """, "op.unknown")]
    public void A_case_that_cannot_be_answered_has_an_error(string fields, string code) => ClockRun.Answer(fields).ShouldStartWith($$"""{"error":{"code":"{{code}}","message":""");

    [Fact]
    public void The_other_cases_are_answered_and_the_command_is_done()
    {
        var run = ClockRun.Of("""
            { "version": 1, "calendars": { "never": { "timeZone": "UTC" } }, "cases": [
              { "id": "a", "op": "add", "calendar": "never", "start": "2026-10-10T02:00:00Z", "seconds": 1 },
              { "id": "b", "op": "isOpen", "calendar": "24x7", "at": "2026-10-10T02:00:00Z" } ] }
            """);

        run.ExitCode.ShouldBe(0);
        run.Errors.ShouldBeEmpty();
        run.Results[0].GetProperty("error").GetProperty("code").GetString().ShouldBe("calendar.never_open");
        run.Results[1].GetProperty("open").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void Calendars_are_optional_and_names_may_be_Chinese()
    {
        ClockRun.Of("""{ "version": 1, "cases": [] }""").Output.ShouldBe("{\"version\":1,\"results\":[]}\n");
        ClockRun.Of("""{ "version": 1, "calendars": { "工作": { "timeZone": "UTC" } }, "cases": [ { "id": "一", "op": "isOpen", "calendar": "工作", "at": "2026-10-10T02:00:00Z" } ] }""")
            .Output.ShouldBe("{\"version\":1,\"results\":[{\"id\":\"一\",\"open\":false}]}\n");
    }

    [Fact]
    public void Versions_of_a_calendar_are_a_list() =>
        ClockRun.Of("""
            { "version": 1, "calendars": { "v": [ { "timeZone": "UTC" }, { "validFrom": "2026-07-01", "timeZone": "UTC", "weekly": { "wed": [["09:00","24:00"]] } } ] },
              "cases": [ { "id": "c", "op": "periods", "calendar": "v", "start": "2026-06-01T00:00:00Z", "count": 1 } ] }
            """).Results[0].GetProperty("periods")[0][0].GetString().ShouldBe("2026-07-01T09:00:00Z");
}
