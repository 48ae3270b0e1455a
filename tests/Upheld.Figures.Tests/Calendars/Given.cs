using System.Text;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Json;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Headless;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Tests.Calendars;

/// <summary>Short ways to write calendars, instants and lengths in tests.</summary>
internal static class Given
{
    /// <summary>Monday to Friday 09:00 to 12:00 and 13:00 to 18:00 in Shanghai, which has no daylight saving.</summary>
    public static ServiceCalendar Office { get; } = Calendar("""
        { "timeZone": "Asia/Shanghai", "weekly": {
          "mon": [["09:00","12:00"],["13:00","18:00"]], "tue": [["09:00","12:00"],["13:00","18:00"]], "wed": [["09:00","12:00"],["13:00","18:00"]],
          "thu": [["09:00","12:00"],["13:00","18:00"]], "fri": [["09:00","12:00"],["13:00","18:00"]] } }
        """);

    public static ServiceCalendar Calendar(string json, IZoneSource? zones = null)
    {
        var faults = new JsonFaults();
        using var stream = new JsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json)));
        var calendar = CalendarsJson.ReadOne(JsonDocuments.ReadRoot(stream, faults)!.Value, zones ?? TimeZoneRelease.Current);
        faults.Waiting.ShouldBeEmpty();
        return calendar!;
    }

    /// <summary>Every day the same spans, such as <c>["00:00","24:00"]</c>.</summary>
    public static ServiceCalendar Daily(string zone, string spans) => Calendar($$"""
        { "timeZone": "{{zone}}", "weekly": { "mon": [{{spans}}], "tue": [{{spans}}], "wed": [{{spans}}], "thu": [{{spans}}], "fri": [{{spans}}], "sat": [{{spans}}], "sun": [{{spans}}] } }
        """);

    public static long At(string instant) => InstantText.TryParse(instant, out var at) ? at : throw new FormatException(instant);

    public static Span Span(string from, string to) => new(At(from), At(to));

    public static string Text(this CalendarAnswer<long> answer) => InstantText.Format(answer.Value);

    public static string[] Texts(this IEnumerable<Span> spans) => [.. spans.Select(span => $"{InstantText.Format(span.Start)} {InstantText.Format(span.End)}")];

    public static long Seconds(long seconds) => seconds * 1000;

    public static long Hours(double hours) => (long)(hours * 3_600_000);
}
