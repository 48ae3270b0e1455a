using System.Text.Json;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Headless;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Calendars.Json;

/// <summary>A zone's recorded clock changes: <c>{ timeZone, from, to, offsetSeconds, transitions: [ { at, offsetSeconds } ] }</c>.</summary>
internal static class RecordedZoneJson
{
    public static void Write(Utf8JsonWriter json, RecordedZone zone)
    {
        json.WriteStartObject();
        json.WriteString("timeZone", zone.Id);
        json.WriteInstant("from", zone.Covered.Start);
        json.WriteInstant("to", zone.Covered.End);
        json.WriteNumber("offsetSeconds", zone.OffsetSeconds);
        json.WriteStartArray("transitions");
        foreach (var transition in zone.Transitions)
        {
            json.WriteStartObject();
            json.WriteInstant("at", transition.At);
            json.WriteNumber("offsetSeconds", transition.OffsetSeconds);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The recording; null, with faults noted, when it is not of the form.</summary>
    public static RecordedZone? Read(JsonInput input, string release)
    {
        if (input.Fields("timeZone", "from", "to", "offsetSeconds", "transitions") is not { } fields)
        {
            return null;
        }
        var (id, offset) = (fields.Required("timeZone")?.Text(), Offset(fields));
        var (from, to) = (fields.Required("from")?.Instant(), fields.Required("to")?.Instant());
        var transitions = new List<ZoneTransition>();
        foreach (var item in fields.Required("transitions")?.Items() ?? [])
        {
            if (item.Fields("at", "offsetSeconds") is { } parts && parts.Required("at")?.Instant() is { } at && Offset(parts) is { } changed)
            {
                transitions.Add(new ZoneTransition(at, changed));
            }
        }
        if (id is null || from is null || to is null || offset is null)
        {
            return null;
        }
        try
        {
            return new RecordedZone(id, release, new Span(from.Value, to.Value), offset.Value, transitions);
        }
        catch (ArgumentException failure)
        {
            input.Fail("zone.impossible", failure.Message);
            return null;
        }
    }

    private static int? Offset(JsonFields fields) =>
        (int?)fields.Required("offsetSeconds")?.Integer(-LocalClock.LargestOffsetSeconds, LocalClock.LargestOffsetSeconds);
}
