using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Calendars.Json;

/// <summary>Reads the <c>calendars</c> object of the headless formats: calendars by name, each an object or a list of versions.</summary>
internal static class CalendarsJson
{
    public static CalendarBook Read(JsonInput calendars, IZoneSource zones)
    {
        var book = new List<KeyValuePair<string, ServiceCalendar>>();
        foreach (var (name, value) in calendars.Entries())
        {
            if (name == CalendarBook.AlwaysName)
            {
                value.Fail("calendar.reserved_name", "24x7 is always known and cannot be given other hours");
            }
            else if (ReadOne(value, zones) is { } calendar)
            {
                book.Add(new(name, calendar));
            }
        }
        return new CalendarBook(book);
    }

    /// <summary>One calendar; null when there are faults.</summary>
    public static ServiceCalendar? ReadOne(JsonInput calendar, IZoneSource zones)
    {
        var before = calendar.Faults.Count;
        List<CalendarVersion> versions = [];
        foreach (var item in calendar.IsArray ? calendar.Items() : [calendar])
        {
            if (CalendarVersionJson.Read(item, zones) is { } version)
            {
                CheckOrder(item, versions, version);
                versions.Add(version);
            }
        }
        if (versions is [] && calendar.Faults.Count == before)
        {
            calendar.Fail("calendar.no_version", "a list of versions needs at least one");
        }
        return calendar.Faults.Count == before ? new ServiceCalendar(versions) : null;
    }

    private static void CheckOrder(JsonInput item, List<CalendarVersion> before, CalendarVersion version)
    {
        if (before is [] || (version.ValidFrom is { } from && (before[^1].ValidFrom is not { } last || last < from)))
        {
            return;
        }
        item.Faults.Add(item.Path.Field("validFrom"), "calendar.version_order", "each version after the first needs a validFrom later than the one before");
    }
}
