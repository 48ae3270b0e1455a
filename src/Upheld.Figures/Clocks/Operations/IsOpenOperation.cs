using Upheld.Figures.Calendars;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Clocks.Operations;

/// <summary><c>isOpen</c>: whether an instant is open time.</summary>
internal sealed class IsOpenOperation : IClockOperation
{
    public string Name => "isOpen";

    public IReadOnlyList<string> Fields { get; } = ["calendar", "at"];

    public ClockOutcome Answer(JsonFields fields, CalendarBook calendars)
    {
        var (name, at) = (fields.CalendarName(), fields.Instant("at"));
        return name is null || at is null
            ? ClockOutcome.Faulty
            : calendars.Ask(name, calendar => new ClockOutcome(json => json.WriteBoolean("open", calendar.IsOpen(at.Value))));
    }
}
