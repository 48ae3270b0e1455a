using Upheld.Figures.Calendars;
using Upheld.Figures.Headless;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Clocks.Operations;

/// <summary>The fields that several ops share.</summary>
internal static class CaseFields
{
    private const long MostSeconds = long.MaxValue / 1000;

    public static string? CalendarName(this JsonFields fields) => fields.Required("calendar")?.Text();

    public static long? Instant(this JsonFields fields, string name) => fields.Required(name)?.Instant();

    /// <summary>The field <c>seconds</c>, in milliseconds.</summary>
    public static long? Seconds(this JsonFields fields) => fields.Required("seconds")?.Integer(0, MostSeconds) * 1000;

    /// <summary>The field <c>pauses</c>, empty when absent; null when there are faults.</summary>
    public static IReadOnlyList<Span>? Pauses(this JsonFields fields)
    {
        var before = fields.Faults.Count;
        var pauses = new List<Span>();
        foreach (var item in fields.Optional("pauses")?.Items() ?? [])
        {
            if (Pause(item) is { } pause)
            {
                pauses.Add(pause);
            }
        }
        return fields.Faults.Count == before ? pauses : null;
    }

    /// <summary>Runs a question against the named calendar, or says that there is none.</summary>
    public static ClockOutcome Ask(this CalendarBook calendars, string name, Func<ServiceCalendar, ClockOutcome> question) =>
        calendars.Find(name) is { } calendar ? question(calendar) : ClockOutcome.Failed("calendar.unknown", $"there is no calendar \"{name}\"");

    private static Span? Pause(JsonInput item)
    {
        var (from, to) = item.IsObject ? PauseOfObject(item) : PauseOfPair(item);
        if (from is not { } start || to is not { } end)
        {
            return null;
        }
        if (end < start)
        {
            item.Fail("input.span_reversed", "the pause ends before it starts");
            return null;
        }
        return new Span(start, end);
    }

    private static (long? From, long? To) PauseOfObject(JsonInput item) =>
        item.Fields("start", "end") is { } fields ? (fields.Instant("start"), fields.Instant("end")) : default;

    private static (long? From, long? To) PauseOfPair(JsonInput item)
    {
        var instants = item.Items().ToList();
        if (instants.Count == 2)
        {
            return (instants[0].Instant(), instants[1].Instant());
        }
        if (item.IsArray)
        {
            item.Fail("input.span", "a pause is a pair of instants, [from, to]");
        }
        return default;
    }
}
