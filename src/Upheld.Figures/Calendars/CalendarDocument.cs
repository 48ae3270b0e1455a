using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Calendars;

/// <summary>One calendar as a document of its own: an object, or a list of versions, in the form of <c>upheld clock</c>.</summary>
public static class CalendarDocument
{
    /// <summary>Reads a calendar.</summary>
    /// <param name="json">The document, UTF-8.</param>
    /// <param name="zones">Where its zones are looked up.</param>
    /// <exception cref="FormatException">Not such a document; the message names the first fault (<c>path: code: message</c>).</exception>
    public static ServiceCalendar Read(ReadOnlySpan<byte> json, IZoneSource zones)
    {
        var faults = new JsonFaults();
        using var stream = new JsonStream(new MemoryStream(json.ToArray(), writable: false));
        var calendar = JsonDocuments.ReadRoot(stream, faults) is { } root ? Json.CalendarsJson.ReadOne(root, zones) : null;
        return calendar is not null && !faults.Any
            ? calendar
            : throw new FormatException(faults.Waiting.Count > 0 ? faults.Waiting[0].ToString() : "calendar.invalid: not a calendar");
    }
}
