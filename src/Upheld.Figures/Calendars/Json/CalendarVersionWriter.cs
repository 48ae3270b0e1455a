using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace Upheld.Figures.Calendars.Json;

/// <summary>Writes one version of a calendar in the form that <see cref="CalendarVersionJson"/> reads. Sets are written sorted, so equal versions give
/// equal bytes.</summary>
internal static class CalendarVersionWriter
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static void Write(Utf8JsonWriter json, CalendarVersion version)
    {
        json.WriteStartObject();
        if (version.ValidFrom is { } from)
        {
            json.WriteString("validFrom", Text(from));
        }
        json.WriteString("timeZone", version.Zone.Id);
        WriteWeek(json, version.Rules.Weekly);
        json.WriteStartArray("closedDates");
        foreach (var date in version.Rules.ClosedDates.Order())
        {
            json.WriteStringValue(Text(date));
        }
        foreach (var date in version.Rules.ClosedEveryYear.Order())
        {
            json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{date.Month:00}-{date.Day:00}"));
        }
        json.WriteEndArray();
        WriteDates(json, "specialDays", version.Rules.SpecialDays);
        WriteDates(json, "breaks", version.Rules.Breaks);
        json.WriteEndObject();
    }

    private static void WriteWeek(Utf8JsonWriter json, IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<LocalSpan>> weekly)
    {
        json.WriteStartObject("weekly");
        foreach (var (i, day) in Days.Index())
        {
            if (weekly.TryGetValue((IsoDayOfWeek)(i + 1), out var spans))
            {
                WriteSpans(json, day, spans);
            }
        }
        json.WriteEndObject();
    }

    private static void WriteDates(Utf8JsonWriter json, string name, IReadOnlyDictionary<LocalDate, IReadOnlyList<LocalSpan>> dates)
    {
        json.WriteStartObject(name);
        foreach (var (date, spans) in dates.OrderBy(entry => entry.Key))
        {
            WriteSpans(json, Text(date), spans);
        }
        json.WriteEndObject();
    }

    private static void WriteSpans(Utf8JsonWriter json, string name, IReadOnlyList<LocalSpan> spans)
    {
        json.WriteStartArray(name);
        foreach (var span in spans)
        {
            json.WriteStartArray();
            json.WriteStringValue(LocalSpan.TimeText(span.From));
            json.WriteStringValue(LocalSpan.TimeText(span.To));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static string Text(LocalDate date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}-{date.Month:00}-{date.Day:00}");
}
