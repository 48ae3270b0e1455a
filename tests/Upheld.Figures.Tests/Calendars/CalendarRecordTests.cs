using System.Text;
using System.Text.Json;
using CsCheck;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;
using static Upheld.Figures.Tests.Calendars.Given;

namespace Upheld.Figures.Tests.Calendars;

public sealed class CalendarRecordTests
{
    [Fact]
    public void A_record_written_and_read_answers_as_the_calendar_did_and_writes_the_same_bytes() =>
        Gen.Select(RandomCalendar.Versions, RandomCalendar.Instant, RandomCalendar.Instant).Sample((versions, a, b) =>
        {
            var range = new Span(Math.Min(a, b), Math.Max(a, b) + 1);
            var calendar = new ServiceCalendar(versions);
            var text = Write(CalendarRecord.Of("office", calendar, TimeZoneRelease.Current.Id, range));
            var read = CalendarRecord.Read(new MemoryStream(text), out _)!;
            return calendar.OpenSpans(range).SequenceEqual(read.Calendar.OpenSpans(range)) && Write(read).AsSpan().SequenceEqual(text);
        }, iter: TestSize.Of(300, 10_000));

    [Fact]
    public void The_text_names_rules_release_and_clock_changes()
    {
        var calendar = Calendar("""
            [ { "timeZone": "Europe/Berlin" }, { "timeZone": "Europe/Berlin", "validFrom": "2026-07-01", "weekly": { "fri": [["13:00","18:00:30"]], "mon": [["09:00","24:00"]] },
                "closedDates": ["12-25", "2026-10-02", "2026-10-01"], "specialDays": { "2026-10-10": [] }, "breaks": { "2026-10-12": [["10:00","10:30"]] } } ]
            """);

        Encoding.UTF8.GetString(Write(CalendarRecord.Of("office", calendar, "2026f", Span("2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z")))).ShouldBe(
            """
            {"version":1,"name":"office","timeZoneRelease":"2026f","versions":[
            {"timeZone":"Europe/Berlin","weekly":{},"closedDates":[],"specialDays":{},"breaks":{}},
            {"validFrom":"2026-07-01","timeZone":"Europe/Berlin","weekly":{"mon":[["09:00","24:00"]],"fri":[["13:00","18:00:30"]]},
            "closedDates":["2026-10-01","2026-10-02","12-25"],"specialDays":{"2026-10-10":[]},"breaks":{"2026-10-12":[["10:00","10:30"]]}}],
            "zones":[{"timeZone":"Europe/Berlin","from":"2025-12-28T00:00:00Z","to":"2027-01-05T00:00:00Z","offsetSeconds":3600,
            "transitions":[{"at":"2026-03-29T01:00:00Z","offsetSeconds":7200},{"at":"2026-10-25T01:00:00Z","offsetSeconds":3600}]}]}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("""{"version":2,"name":"o","timeZoneRelease":"2026f","versions":[{"timeZone":"X"}],"zones":[{"timeZone":"X","from":"2026-01-01T00:00:00Z","to":"2027-01-01T00:00:00Z","offsetSeconds":0,"transitions":[]}]}""", "$.version: input.version")]
    [InlineData("""{"version":1,"name":"o","timeZoneRelease":"2026f","versions":[{"timeZone":"UTC"}],"zones":[]}""", "$.versions[0].timeZone: calendar.unknown_zone")]
    [InlineData("""{"version":1,"name":"o","timeZoneRelease":"2026f","versions":[{"timeZone":"X"}],"zones":[{"timeZone":"X","from":"2026-01-01T00:00:00Z","to":"2027-01-01T00:00:00Z","offsetSeconds":0,"transitions":[{"at":"2028-01-01T00:00:00Z","offsetSeconds":1}]}]}""", "$.zones[0]: zone.impossible")]
    [InlineData("""{"version":1,"name":"o","timeZoneRelease":"2026f","versions":[{"timeZone":"X"}],"zones":[{"timeZone":"X","from":"2026-01-01T00:00:00Z","to":"2027-01-01T00:00:00Z","offsetSeconds":99999,"transitions":[]}]}""", "$.zones[0].offsetSeconds: input.out_of_range")]
    [InlineData("""{"name":"o"}""", "$.version: input.missing_field")]
    [InlineData("""x""", "$: input.not_json")]
    public void A_record_that_is_not_of_the_form_is_refused(string text, string fault)
    {
        CalendarRecord.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), out var faults).ShouldBeNull();
        faults[0].ToString().ShouldStartWith(fault);
    }

    private static byte[] Write(CalendarRecord record)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            record.Write(json);
        }
        return stream.ToArray();
    }
}
