using NodaTime;

namespace Upheld.Figures.Calendars;

/// <summary>When a service is open, in local time.</summary>
/// <remarks>On a local date the first match decides: a special day replaces everything else, so a make-up workday beats a holiday and a weekend, and breaks do
/// not cut it; then a closed date; then the week, less the breaks of that date (spec of the service desk, section 1).</remarks>
public sealed record CalendarRules
{
    private static readonly IReadOnlyList<LocalSpan> Closed = [];

    /// <summary>The open spans of each day of the week; a day that is absent is closed. Spans may overlap; time counts once.</summary>
    public IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<LocalSpan>> Weekly { get; init; } = new Dictionary<IsoDayOfWeek, IReadOnlyList<LocalSpan>>();

    /// <summary>Dates on which it is closed.</summary>
    public IReadOnlySet<LocalDate> ClosedDates { get; init; } = new HashSet<LocalDate>();

    /// <summary>Days of every year on which it is closed; 02-29 closes in leap years only.</summary>
    public IReadOnlySet<AnnualDate> ClosedEveryYear { get; init; } = new HashSet<AnnualDate>();

    /// <summary>Dates with hours of their own; an empty list is a closed day.</summary>
    public IReadOnlyDictionary<LocalDate, IReadOnlyList<LocalSpan>> SpecialDays { get; init; } = new Dictionary<LocalDate, IReadOnlyList<LocalSpan>>();

    /// <summary>Closed stretches inside of the week's spans on certain dates.</summary>
    public IReadOnlyDictionary<LocalDate, IReadOnlyList<LocalSpan>> Breaks { get; init; } = new Dictionary<LocalDate, IReadOnlyList<LocalSpan>>();

    /// <summary>Open at all times.</summary>
    public static CalendarRules AlwaysOpen { get; } = new()
    {
        Weekly = Enumerable.Range((int)IsoDayOfWeek.Monday, 7).ToDictionary(day => (IsoDayOfWeek)day, _ => (IReadOnlyList<LocalSpan>)[LocalSpan.WholeDay]),
    };

    /// <summary>The rules of one date: what is open, and what is then cut out.</summary>
    internal (IReadOnlyList<LocalSpan> Open, IReadOnlyList<LocalSpan> Breaks) On(LocalDate date)
    {
        if (SpecialDays.TryGetValue(date, out var special))
        {
            return (special, Closed);
        }
        if (ClosedDates.Contains(date) || ClosedEveryYear.Contains(new AnnualDate(date.Month, date.Day)))
        {
            return (Closed, Closed);
        }
        return Weekly.TryGetValue(date.DayOfWeek, out var week) ? (week, Breaks.GetValueOrDefault(date, Closed)) : (Closed, Closed);
    }
}
