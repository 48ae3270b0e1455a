using NodaTime;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Commitments.Calendars;

/// <summary>A calendar with its packs worked in: closed dates and special days as the calendar engine reads them.</summary>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Weekly">Open spans by day of the week.</param>
/// <param name="ClosedDates">Dates without open time.</param>
/// <param name="SpecialDays">Dates with spans of their own.</param>
/// <param name="Breaks">Spans taken out.</param>
internal sealed record ExpandedCalendar(
    string TimeZone,
    IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<DaySpan>> Weekly,
    IReadOnlyList<YearlyDate> ClosedDates,
    IReadOnlyDictionary<LocalDate, IReadOnlyList<DaySpan>> SpecialDays,
    IReadOnlyDictionary<LocalDate, IReadOnlyList<DaySpan>> Breaks)
{
    /// <summary>What the author wrote for a date beats what a pack says of it. A make-up workday has the hours of the first weekday that is open.</summary>
    public static ExpandedCalendar Of(CalendarSpec spec, CalendarPacks packs)
    {
        var included = spec.Include.Select(packs.Find).OfType<CalendarPack>().ToList();
        var workday = WeekdayText.Names.Select(name => WeekdayText.Parse(name)![0]).Select(day => spec.Weekly.GetValueOrDefault(day) ?? []).FirstOrDefault(s => s.Count > 0) ?? [];
        var special = spec.SpecialDays.ToDictionary();
        foreach (var date in included.SelectMany(p => p.Workdays).Where(date => !spec.ClosedDates.Any(closed => closed.Is(date))))
        {
            special.TryAdd(date, workday);
        }

        var closed = spec.ClosedDates.Concat(included.SelectMany(p => p.Closed).Select(date => new YearlyDate(date.Year, date.Month, date.Day)));
        return new ExpandedCalendar(spec.TimeZone, spec.Weekly, [.. closed.Distinct()], special, spec.Breaks);
    }
}
