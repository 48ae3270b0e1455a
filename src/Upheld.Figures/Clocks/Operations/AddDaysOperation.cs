using Upheld.Figures.Calendars;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Clocks.Operations;

/// <summary><c>addDays</c>: moves by business days.</summary>
internal sealed class AddDaysOperation : IClockOperation
{
    public string Name => "addDays";

    public IReadOnlyList<string> Fields { get; } = ["calendar", "start", "days", "endOfDay"];

    public ClockOutcome Answer(JsonFields fields, CalendarBook calendars)
    {
        var (name, start, days) = (fields.CalendarName(), fields.Instant("start"), fields.Required("days")?.Integer(int.MinValue, int.MaxValue));
        var endOfDay = fields.Optional("endOfDay") is { } flag ? flag.Flag() : false;
        return name is null || start is null || days is null || endOfDay is null
            ? ClockOutcome.Faulty
            : calendars.Ask(name, calendar => ClockOutcome.At(calendar.AddDays(start.Value, (int)days.Value, endOfDay.Value)));
    }
}
