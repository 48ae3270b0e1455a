using NodaTime;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Windows;

/// <summary>The windows of a promise, one after another, in the contract's time zone (spec of availability, section 2).</summary>
/// <remarks>A window starts at the first moment of a local date and ends where the next one starts, so together they hold every instant once. Anchors
/// clamp: a year
/// that starts on 29 February starts on the 28th in other years and on the 29th again in leap years; a month that starts on the 31st starts on the last
/// day of shorter months.</remarks>
public abstract class WindowSeries
{
    private protected WindowSeries(IZoneRules zone) => Zone = zone;

    /// <summary>The clocks by which days begin.</summary>
    public IZoneRules Zone { get; }

    /// <summary>Windows of <paramref name="days"/> times 24 hours that end at the instant asked about.</summary>
    /// <param name="zone">The zone in which its first and last date are named.</param>
    /// <param name="days">At least 1.</param>
    public static WindowSeries Rolling(IZoneRules zone, int days) => new RollingWindows(zone, days);

    /// <summary>Local days.</summary>
    public static WindowSeries Day(IZoneRules zone) => new CalendarWindows(zone, new DayStep(Anchor, 1));

    /// <summary>Weeks, by default from Monday.</summary>
    public static WindowSeries Week(IZoneRules zone, IsoDayOfWeek start = IsoDayOfWeek.Monday) => new CalendarWindows(zone, new DayStep(Anchor.Next(start), 7));

    /// <summary>Months, by default from the first.</summary>
    /// <param name="zone">The contract's zone.</param>
    /// <param name="startDay">The day on which they start, 1 to 31; it clamps to the last day of shorter months.</param>
    public static WindowSeries Month(IZoneRules zone, int startDay = 1) => new CalendarWindows(zone, new MonthStep(new LocalDate(Anchor.Year, 1, startDay), 1));

    /// <summary>Quarters.</summary>
    /// <param name="zone">The contract's zone.</param>
    /// <param name="startMonth">The month in which one of them starts, 1 to 12 (rule <c>quarterStartMonth</c>, A-13).</param>
    public static WindowSeries Quarter(IZoneRules zone, int startMonth = 1) =>
        new CalendarWindows(zone, new MonthStep(new LocalDate(Anchor.Year, startMonth, 1), 3));

    /// <summary>Years, by default from 1 January.</summary>
    public static WindowSeries Year(IZoneRules zone, AnnualDate? start = null) =>
        new CalendarWindows(zone, new MonthStep((start ?? new AnnualDate(1, 1)).InYear(Anchor.Year), 12));

    /// <summary>Years counted from the day a contract starts. There is none before it, and the last one ends with the contract.</summary>
    /// <param name="zone">The contract's zone.</param>
    /// <param name="start">The contract's first date.</param>
    /// <param name="end">The first date after it; null when it has no end.</param>
    public static WindowSeries ContractYear(IZoneRules zone, LocalDate start, LocalDate? end = null) =>
        new CalendarWindows(zone, new MonthStep(start, 12), start, end);

    /// <summary>The contract's whole time as one window.</summary>
    /// <param name="zone">The contract's zone.</param>
    /// <param name="start">The contract's first date.</param>
    /// <param name="end">The first date after it.</param>
    public static WindowSeries ContractPeriod(IZoneRules zone, LocalDate start, LocalDate end) => new SingleWindow(zone, start, end);

    /// <summary>The window that holds an instant (a rolling one: that ends there); null when there is none, before or after the contract.</summary>
    public abstract Window? Containing(long at);

    /// <summary>The window directly before another of this series; null when it is the first.</summary>
    public abstract Window? Previous(Window window);

    /// <summary>The window directly after another of this series; null when it is the last.</summary>
    public abstract Window? Next(Window window);

    /// <summary>All windows that share time with a range, ascending and uncut. Rolling ones stand side by side, the last one ending with the range.</summary>
    public abstract IEnumerable<Window> Between(Span range);

    // A leap year, so that 29 February can be an anchor.
    private static readonly LocalDate Anchor = new(2000, 1, 1);

    private protected Window Of(LocalDate first, LocalDate end) => new(new Span(Zone.StartOf(first), Zone.StartOf(end)), first, end);
}
