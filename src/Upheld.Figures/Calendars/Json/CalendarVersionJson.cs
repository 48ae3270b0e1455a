using NodaTime;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Calendars.Json;

/// <summary>Reads one version of a calendar.</summary>
internal static class CalendarVersionJson
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>The version; null when the value is no object or its zone is missing. With any fault the result is only good for finding further
    /// ones.</summary>
    public static CalendarVersion? Read(JsonInput version, IZoneSource zones)
    {
        if (version.Fields("timeZone", "weekly", "closedDates", "specialDays", "breaks", "validFrom") is not { } fields)
        {
            return null;
        }
        var (closed, everyYear) = ReadClosed(fields.Optional("closedDates"));
        var rules = new CalendarRules
        {
            Weekly = ReadWeek(fields.Optional("weekly")),
            ClosedDates = closed,
            ClosedEveryYear = everyYear,
            SpecialDays = ReadDates(fields.Optional("specialDays")),
            Breaks = ReadDates(fields.Optional("breaks")),
        };
        var validFrom = fields.Optional("validFrom")?.Date();
        return ReadZone(fields.Required("timeZone"), zones) is { } zone ? new CalendarVersion(validFrom, zone, rules) : null;
    }

    private static IZoneRules? ReadZone(JsonInput? value, IZoneSource zones)
    {
        if (value?.Text() is not { } name)
        {
            return null;
        }
        var zone = zones.Find(name);
        if (zone is null)
        {
            value.Value.Fail("calendar.unknown_zone", $"\"{name}\" is no IANA time zone; write it like Asia/Shanghai");
        }
        return zone;
    }

    private static Dictionary<IsoDayOfWeek, IReadOnlyList<LocalSpan>> ReadWeek(JsonInput? week)
    {
        var open = new Dictionary<IsoDayOfWeek, IReadOnlyList<LocalSpan>>();
        if (week?.Fields(Days) is { } fields)
        {
            foreach (var (i, day) in Days.Index())
            {
                if (fields.Optional(day) is { } spans)
                {
                    open[(IsoDayOfWeek)(i + 1)] = LocalSpansJson.Read(spans);
                }
            }
        }
        return open;
    }

    private static (HashSet<LocalDate> Dates, HashSet<AnnualDate> EveryYear) ReadClosed(JsonInput? list)
    {
        var (dates, everyYear) = (new HashSet<LocalDate>(), new HashSet<AnnualDate>());
        foreach (var item in list?.Items() ?? [])
        {
            if (item.Text() is not { } text)
            {
                continue;
            }
            if (DateText.TryParseMonthDay(text, out var month, out var day))
            {
                everyYear.Add(new AnnualDate(month, day));
            }
            else if (DateText.TryParse(text, out var date))
            {
                dates.Add(date);
            }
            else
            {
                item.Fail("input.date", $"\"{text}\" is neither a date like 2026-10-01 nor a day of every year like 05-01");
            }
        }
        return (dates, everyYear);
    }

    private static Dictionary<LocalDate, IReadOnlyList<LocalSpan>> ReadDates(JsonInput? byDate)
    {
        var dates = new Dictionary<LocalDate, IReadOnlyList<LocalSpan>>();
        foreach (var (name, spans) in byDate?.Entries() ?? [])
        {
            if (!DateText.TryParse(name, out var date))
            {
                spans.Fail("input.date", $"\"{name}\" is not a date like 2026-10-09");
            }
            dates[date] = LocalSpansJson.Read(spans);
        }
        return dates;
    }
}
