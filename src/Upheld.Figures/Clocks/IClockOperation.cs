using Upheld.Figures.Calendars;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Clocks;

/// <summary>One <c>op</c> of the clock format. A new one is one more file and one more line in <see cref="ClockOperations"/>.</summary>
internal interface IClockOperation
{
    string Name { get; }

    /// <summary>The fields of a case besides <c>id</c> and <c>op</c>.</summary>
    IReadOnlyList<string> Fields { get; }

    /// <summary>Answers a case. Format faults are noted with the fields; the outcome is then thrown away.</summary>
    ClockOutcome Answer(JsonFields fields, CalendarBook calendars);
}
