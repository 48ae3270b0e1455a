using Upheld.Figures.Calendars;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Clocks.Operations;

/// <summary><c>subtract</c>: from when so much open time passes until the start.</summary>
internal sealed class SubtractOperation : IClockOperation
{
    public string Name => "subtract";

    public IReadOnlyList<string> Fields { get; } = ["calendar", "start", "seconds"];

    public ClockOutcome Answer(JsonFields fields, CalendarBook calendars)
    {
        var (name, start, work) = (fields.CalendarName(), fields.Instant("start"), fields.Seconds());
        return name is null || start is null || work is null
            ? ClockOutcome.Faulty
            : calendars.Ask(name, calendar => ClockOutcome.At(calendar.Subtract(start.Value, work.Value)));
    }
}
