using System.Text;
using Upheld.Figures.Clocks;

namespace Upheld.Figures.Tests.Clocks;

public sealed class ClockFaultTests
{
    private const string Case = """ "id": "c", "op": "isOpen", "calendar": "24x7", "at": "2026-10-10T02:00:00Z" """;

    [Theory]
    [InlineData("""{ "version": 1, "calendars": {}, "cases": [], "extra": 1 }""", "$.extra: input.unknown_field: ")]
    [InlineData("""{ "version": 2, "calendars": {}, "cases": [] }""", "$.version: input.version: ")]
    [InlineData("""{ "version": "1", "calendars": {}, "cases": [] }""", "$.version: input.wrong_type: ")]
    [InlineData("""{ "cases": [], "version": 1 }""", "$.version: input.order: ")]
    [InlineData("""{ "version": 1, "cases": [], "calendars": {} }""", "$.calendars: input.order: ")]
    [InlineData("""{ "calendars": {}, "cases": [] }""", "$.version: input.missing_field: ")]
    [InlineData("""{ "version": 1 }""", "$.cases: input.missing_field: ")]
    [InlineData("""{ "version": 1, "version": 1, "cases": [] }""", "$.version: input.duplicate_field: ")]
    [InlineData("""{ "version": 1, "cases": [], "cases": [] }""", "$.cases: input.duplicate_field: ")]
    [InlineData("""{ "version": 1, "cases": {} }""", "$.cases: input.wrong_type: ")]
    [InlineData("""[]""", "$: input.wrong_type: ")]
    [InlineData("""{ "version": 1, "cases": [] } x""", "$: input.not_json: ")]
    [InlineData("""{ "version": 1, "cases": [ """, "$: input.not_json: ")]
    [InlineData("", "$: input.not_json: ")]
    public void A_fault_of_the_request_names_its_path(string request, string line)
    {
        var run = ClockRun.Of(request);

        run.ExitCode.ShouldBe(2);
        run.Errors[0].ShouldStartWith(line);
    }

    [Theory]
    [InlineData("""{ "timeZone": "Asia/Peking" }""", "$.calendars.x.timeZone: calendar.unknown_zone: ")]
    [InlineData("""{ }""", "$.calendars.x.timeZone: input.missing_field: ")]
    [InlineData("""{ "timeZone": "UTC", "weekly": { "monday": [] } }""", "$.calendars.x.weekly.monday: input.unknown_field: ")]
    [InlineData("""{ "timeZone": "UTC", "weekly": { "mon": [["22:00","06:00"]] } }""", "$.calendars.x.weekly.mon[0]: calendar.span_reversed: ")]
    [InlineData("""{ "timeZone": "UTC", "weekly": { "mon": [["09:00","18:00","19:00"]] } }""", "$.calendars.x.weekly.mon[0]: calendar.span: ")]
    [InlineData("""{ "timeZone": "UTC", "weekly": { "mon": [["09:00","24:01"]] } }""", "$.calendars.x.weekly.mon[0][1]: input.time: ")]
    [InlineData("""{ "timeZone": "UTC", "weekly": { "mon": [["9:00","18:00"]] } }""", "$.calendars.x.weekly.mon[0][0]: input.time: ")]
    [InlineData("""{ "timeZone": "UTC", "closedDates": ["2026-02-29"] }""", "$.calendars.x.closedDates[0]: input.date: ")]
    [InlineData("""{ "timeZone": "UTC", "closedDates": ["13-01"] }""", "$.calendars.x.closedDates[0]: input.date: ")]
    [InlineData("""{ "timeZone": "UTC", "specialDays": { "05-01": [] } }""", "$.calendars.x.specialDays.05-01: input.date: ")]
    [InlineData("""{ "timeZone": "UTC", "breaks": { "2026-05-01": 3 } }""", "$.calendars.x.breaks['2026-05-01']: input.wrong_type: ")]
    [InlineData("""{ "timeZone": "UTC", "holidays": [] }""", "$.calendars.x.holidays: input.unknown_field: ")]
    [InlineData("""[]""", "$.calendars.x: calendar.no_version: ")]
    [InlineData("""[ { "timeZone": "UTC" }, { "timeZone": "UTC" } ]""", "$.calendars.x[1].validFrom: calendar.version_order: ")]
    [InlineData("""[ { "timeZone": "UTC", "validFrom": "2026-02-01" }, { "timeZone": "UTC", "validFrom": "2026-02-01" } ]""", "$.calendars.x[1].validFrom: calendar.version_order: ")]
    [InlineData("""7""", "$.calendars.x: input.wrong_type: ")]
    public void A_fault_of_a_calendar_names_its_path_and_nothing_is_answered(string calendar, string line)
    {
        var run = ClockRun.Of($$"""{ "version": 1, "calendars": { "x": {{calendar}} }, "cases": [ { {{Case}} } ] }""");

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldHaveSingleItem().ShouldStartWith(line.Replace("specialDays.05-01", "specialDays['05-01']", StringComparison.Ordinal));
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public void The_calendar_that_is_always_known_cannot_be_replaced() =>
        ClockRun.Of("""{ "version": 1, "calendars": { "24x7": { "timeZone": "UTC" } }, "cases": [] }""").Errors.ShouldHaveSingleItem().ShouldStartWith("$.calendars['24x7']: calendar.reserved_name: ");

    [Theory]
    [InlineData(""" "op": "isOpen", "calendar": "24x7", "at": "2026-10-10T02:00:00Z" """, ".id: input.missing_field: ")]
    [InlineData(""" "id": 7, "op": "isOpen", "calendar": "24x7", "at": "2026-10-10T02:00:00Z" """, ".id: input.wrong_type: ")]
    [InlineData(""" "id": "c", "calendar": "24x7" """, ".op: input.missing_field: ")]
    [InlineData(""" "id": "c", "op": "isOpen", "calendar": "24x7", "at": "2026-10-10T02:00:00Z", "pauses": [] """, ".pauses: input.unknown_field: ")]
    [InlineData(""" "id": "c", "op": "isOpen", "calendar": "24x7", "at": "2026-10-10T02:00:00+00:00" """, ".at: input.instant: ")]
    [InlineData(""" "id": "c", "op": "isOpen", "calendar": "24x7" """, ".at: input.missing_field: ")]
    [InlineData(""" "id": "c", "op": "add", "calendar": "24x7", "start": "2026-10-10T02:00:00Z", "seconds": 1.5 """, ".seconds: input.wrong_type: ")]
    [InlineData(""" "id": "c", "op": "add", "calendar": "24x7", "start": "2026-10-10T02:00:00Z", "seconds": -1 """, ".seconds: input.out_of_range: ")]
    [InlineData(""" "id": "c", "op": "add", "calendar": "24x7", "start": "2026-10-10T02:00:00Z", "seconds": 1, "pauses": [["2026-10-10T02:00:00Z","2026-10-10T01:00:00Z"]] """, ".pauses[0]: input.span_reversed: ")]
    [InlineData(""" "id": "c", "op": "add", "calendar": "24x7", "start": "2026-10-10T02:00:00Z", "seconds": 1, "pauses": [["2026-10-10T02:00:00Z"]] """, ".pauses[0]: input.span: ")]
    [InlineData(""" "id": "c", "op": "add", "calendar": "24x7", "start": "2026-10-10T02:00:00Z", "seconds": 1, "pauses": [{"from":"2026-10-10T02:00:00Z","end":"2026-10-10T02:00:00Z"}] """, ".pauses[0].from: input.unknown_field: ")]
    [InlineData(""" "id": "c", "op": "addDays", "calendar": "24x7", "start": "2026-10-10T02:00:00Z", "days": 1, "endOfDay": "yes" """, ".endOfDay: input.wrong_type: ")]
    public void A_fault_of_a_case_names_its_path_and_the_others_are_answered(string fields, string line)
    {
        var run = ClockRun.Of($$"""{ "version": 1, "cases": [ { {{Case}} }, { {{fields}} }, { {{Case}} } ] }""");

        run.ExitCode.ShouldBe(2);
        run.Errors[0].ShouldStartWith("$.cases[1]" + line);
        run.Results.GetArrayLength().ShouldBe(3);
        run.Results[1].GetProperty("error").GetProperty("code").GetString().ShouldBe(line.Split(": ")[1]);
        run.Results[2].GetProperty("open").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void Every_fault_is_a_line_of_its_own()
    {
        var run = ClockRun.Of("""{ "version": 1, "x\ny": 1, "calendars": { "a": { "timeZone": "X", "holidays": 1 }, "b": { "weekly": { "mon": 3 } } }, "cases": [ { "id": "c", "op": "add" }, 5 ] }""");

        run.ExitCode.ShouldBe(2);
        run.Errors.Select(line => line.Split(": ")[0]).ShouldBe(
            ["$['x\\u000ay']", "$.calendars.a.holidays", "$.calendars.a.timeZone", "$.calendars.b.weekly.mon", "$.calendars.b.timeZone",
                "$.cases[0].calendar", "$.cases[0].start", "$.cases[0].seconds", "$.cases[1]"]);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public void Broken_text_in_the_middle_leaves_a_whole_document_of_what_was_answered()
    {
        var run = ClockRun.Of($$"""{ "version": 1, "cases": [ { {{Case}} }, { "id": oops } ] }""");

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldHaveSingleItem().ShouldStartWith("$: input.not_json: ");
        run.Results.GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_a_fault()
    {
        var request = Encoding.Latin1.GetBytes($$"""{ "version": 1, "cases": [ { "id": "{{'\u00ff'}}", "op": "isOpen", "calendar": "24x7", "at": "2026-10-10T02:00:00Z" } ] }""");

        var run = ClockRun.Of(new MemoryStream(request));

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldHaveSingleItem().ShouldStartWith("$.cases[0].id: input.not_utf8: ");
    }

    [Fact]
    public void A_failing_stream_is_not_the_users_fault()
    {
        using var errors = new StringWriter();

        ClockCommand.Run(new FailingStream(), Stream.Null, errors).ShouldBe(3);
        errors.ToString().ShouldStartWith("$: io.failed: the disk is gone");
    }

    private sealed class FailingStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("the disk is gone");
    }
}
