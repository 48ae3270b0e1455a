namespace Upheld.Figures.Calendars;

/// <summary>Why a calendar cannot answer.</summary>
/// <param name="Code">Stable and dotted: <c>calendar.never_open</c>, <c>calendar.unbounded</c>, <c>time.out_of_range</c>.</param>
/// <param name="Message">For a person.</param>
public sealed record CalendarError(string Code, string Message)
{
    internal static CalendarError NeverOpen { get; } = new("calendar.never_open", "the calendar has no open time in 400 days");

    internal static CalendarError Unbounded { get; } = new("calendar.unbounded", "the calendar does not close, so its open spans have no end");

    internal static CalendarError OutOfRange { get; } = new("time.out_of_range", "the answer lies outside of the years 0001 to 9999");
}
