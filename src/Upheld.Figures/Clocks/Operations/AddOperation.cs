using Upheld.Figures.Calendars;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Clocks.Operations;

/// <summary><c>add</c>: when so much open, unpaused time has passed.</summary>
internal sealed class AddOperation : IClockOperation
{
    public string Name => "add";

    public IReadOnlyList<string> Fields { get; } = ["calendar", "start", "seconds", "pauses"];

    public ClockOutcome Answer(JsonFields fields, CalendarBook calendars)
    {
        var (name, start, work, pauses) = (fields.CalendarName(), fields.Instant("start"), fields.Seconds(), fields.Pauses());
        return name is null || start is null || work is null || pauses is null
            ? ClockOutcome.Faulty
            : calendars.Ask(name, calendar => ClockOutcome.At(calendar.Add(start.Value, work.Value, pauses)));
    }
}
