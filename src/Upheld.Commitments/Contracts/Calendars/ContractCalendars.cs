using NodaTime;
using Upheld.Commitments.Calendars;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Values;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;

namespace Upheld.Commitments.Contracts.Calendars;

/// <summary>Turns Calendar documents, with the packs they include, into calendars that compute.</summary>
public sealed class ContractCalendars
{
    private readonly CalendarPacks _packs;

    internal ContractCalendars(CalendarPacks packs) => _packs = packs;

    /// <summary>One version of a calendar.</summary>
    /// <param name="spec">What the document says.</param>
    /// <param name="validFrom">First local date on which it holds; null for a version without beginning.</param>
    public CalendarVersion Version(CalendarSpec spec, LocalDate? validFrom)
    {
        var expanded = ExpandedCalendar.Of(spec, _packs);
        var zone = TimeZoneRelease.Current.Find(spec.TimeZone) ?? throw new ArgumentException($"There is no time zone {spec.TimeZone}.", nameof(spec));
        return new CalendarVersion(validFrom, zone, new CalendarRules
        {
            Weekly = expanded.Weekly.ToDictionary(e => e.Key, e => Spans(e.Value)),
            ClosedDates = expanded.ClosedDates.Where(d => d.Year is not null).Select(d => new LocalDate(d.Year!.Value, d.Month, d.Day)).ToHashSet(),
            ClosedEveryYear = expanded.ClosedDates.Where(d => d.Year is null).Select(d => new AnnualDate(d.Month, d.Day)).ToHashSet(),
            SpecialDays = expanded.SpecialDays.ToDictionary(e => e.Key, e => Spans(e.Value)),
            Breaks = expanded.Breaks.ToDictionary(e => e.Key, e => Spans(e.Value)),
        });
    }

    /// <summary>The newest version of every calendar among the documents, by name; <c>24x7</c> is there without one.</summary>
    public CalendarBook Book(DocumentSet documents) => new(documents.Models<CalendarSpec>(CalendarKind.KindName)
        .Select(c => KeyValuePair.Create(c.Document.Id.Name, new ServiceCalendar([Version(c.Model, null)]))));

    private static IReadOnlyList<LocalSpan> Spans(IReadOnlyList<DaySpan> spans) => [.. spans.Select(s => new LocalSpan(s.Start, s.End))];
}
