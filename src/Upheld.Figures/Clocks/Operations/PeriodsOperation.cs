using System.Text.Json;
using Upheld.Figures.Calendars;
using Upheld.Figures.Headless;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Clocks.Operations;

/// <summary><c>periods</c>: the next open spans.</summary>
internal sealed class PeriodsOperation : IClockOperation
{
    private const int Most = 10_000;

    public string Name => "periods";

    public IReadOnlyList<string> Fields { get; } = ["calendar", "start", "count"];

    public ClockOutcome Answer(JsonFields fields, CalendarBook calendars)
    {
        var (name, start, count) = (fields.CalendarName(), fields.Instant("start"), fields.Required("count")?.Integer(0, Most));
        return name is null || start is null || count is null
            ? ClockOutcome.Faulty
            : calendars.Ask(name, calendar => Outcome(calendar.NextSpans(start.Value, (int)count.Value)));
    }

    private static ClockOutcome Outcome(CalendarAnswer<IReadOnlyList<Span>> spans) =>
        spans.Error is { } error ? ClockOutcome.Failed(error) : new(json => Write(json, spans.Value));

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Span> spans)
    {
        json.WriteStartArray("periods");
        foreach (var span in spans)
        {
            json.WriteStartArray();
            json.WriteStringValue(InstantText.Format(span.Start));
            json.WriteStringValue(InstantText.Format(span.End));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
