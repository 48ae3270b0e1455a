using Upheld.Figures.Calendars;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Clocks.Operations;

/// <summary><c>ticket</c>: the name is reserved for the service desk's clocks, which this version does not have; each such case says so.</summary>
internal sealed class TicketOperation : IClockOperation
{
    public string Name => "ticket";

    public IReadOnlyList<string> Fields { get; } = ["terms", "events", "at"];

    public ClockOutcome Answer(JsonFields fields, CalendarBook calendars) =>
        ClockOutcome.Failed("op.not_available", "this version does not answer \"ticket\" yet");
}
