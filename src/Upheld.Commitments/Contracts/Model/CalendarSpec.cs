using NodaTime;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Commitments.Contracts.Model;

/// <summary>When service is given. A special day replaces everything else on its date, then closed dates, then the week, then minus breaks.</summary>
/// <param name="TimeZone">IANA zone of all its local times.</param>
/// <param name="Weekly">The open spans of each day of the week; a day that is not named is closed.</param>
/// <param name="ClosedDates">Dates, of one year or of every year, on which nothing is open.</param>
/// <param name="SpecialDays">Dates with spans of their own: a make-up workday, a short day.</param>
/// <param name="Breaks">Spans taken out on single dates.</param>
/// <param name="Include">Shipped packs of closed days and make-up workdays.</param>
/// <param name="ValidFrom">First local day on which this version holds; null: from its effective date.</param>
public sealed record CalendarSpec(
    string TimeZone,
    IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<DaySpan>> Weekly,
    IReadOnlyList<YearlyDate> ClosedDates,
    IReadOnlyDictionary<LocalDate, IReadOnlyList<DaySpan>> SpecialDays,
    IReadOnlyDictionary<LocalDate, IReadOnlyList<DaySpan>> Breaks,
    IReadOnlyList<string> Include,
    LocalDate? ValidFrom)
{
    internal static CalendarSpec From(SpecMap spec) => new(
        spec.NeededText("timeZone"),
        spec.Map("weekly")!.Entries.SelectMany(e => WeekdayText.Parse(e.Name)!.Select(day => (Day: day, Spans: Spans(e.Value)))).DistinctBy(e => e.Day).ToDictionary(e => e.Day, e => e.Spans),
        [.. spec.Texts("closedDates").Select(t => YearlyDate.Parse(t)!.Value)],
        Days(spec.Map("specialDays")),
        Days(spec.Map("breaks")),
        spec.Texts("include"),
        spec.Date("validFrom"));

    private static Dictionary<LocalDate, IReadOnlyList<DaySpan>> Days(SpecMap? days) => (days ?? SpecMap.Empty).Entries
        .ToDictionary(e => NodaTime.Text.LocalDatePattern.Iso.Parse(e.Name).Value, e => Spans(e.Value));

    private static IReadOnlyList<DaySpan> Spans(SpecValue spans) => [.. ((SpecList)spans).Items.OfType<SpecText>().Select(s => DaySpan.Parse(s.Value)!.Value)];
}
