using Upheld.Figures.Calendars;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Clocks.Operations;

/// <summary><c>elapsed</c>: open time between two instants, paused time apart.</summary>
internal sealed class ElapsedOperation : IClockOperation
{
    public string Name => "elapsed";

    public IReadOnlyList<string> Fields { get; } = ["calendar", "start", "end", "pauses"];

    public ClockOutcome Answer(JsonFields fields, CalendarBook calendars)
    {
        var (name, start, end, pauses) = (fields.CalendarName(), fields.Instant("start"), fields.Instant("end"), fields.Pauses());
        return name is null || start is null || end is null || pauses is null
            ? ClockOutcome.Faulty
            : calendars.Ask(name, calendar => Outcome(calendar.Elapsed(start.Value, end.Value, pauses)));
    }

    private static ClockOutcome Outcome(ElapsedTime elapsed) => new(json =>
    {
        json.WriteSeconds("seconds", elapsed.Counted);
        json.WriteSeconds("pausedSeconds", elapsed.Paused);
    });
}
