using System.Runtime.CompilerServices;
using NodaTime;
using Upheld.Commitments.Contracts.Calendars;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Figures.Calendars;

namespace Upheld.Monitoring.Monitors;

/// <summary>How much of all time a calendar is open: what share of a window's days a promise with service hours is about.</summary>
internal sealed class OpenShare(ContractCalendars calendars)
{
    /// <summary>Whole weeks, about a year: holidays count, and no week day counts twice.</summary>
    private static readonly Duration Sample = Duration.FromDays(52 * 7);

    private readonly ConditionalWeakTable<CalendarSpec, StrongBox<decimal>> _known = []; // ten thousand monitors may stand under one calendar

    /// <summary>The share, 0 to 1; 1 for a calendar that is missing or wrong, which other findings tell.</summary>
    public decimal Of(string calendar, DocumentSet documents, Instant now) =>
        calendar == PromiseCalendar.Always || documents.Find("Calendar", calendar) is not { IsSound: true, Model: CalendarSpec spec } ? 1
        : _known.GetValue(spec, s => new StrongBox<decimal>(Measure(s, now))).Value;

    private decimal Measure(CalendarSpec spec, Instant now)
    {
        var hours = new ServiceCalendar([calendars.Version(spec, null)]);
        return hours.Elapsed(now.ToUnixTimeMilliseconds(), (now + Sample).ToUnixTimeMilliseconds()) / (decimal)Sample.TotalMilliseconds;
    }
}
