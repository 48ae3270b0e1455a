using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Facts;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Database;

namespace Upheld.Commitments.Contracts.Calendars;

/// <summary>The versions of calendars that logs name (<see cref="CalendarPublished"/>), for figures and for reports.</summary>
public interface ICalendarVersions
{
    /// <summary>The hours of a version, on the clocks of its own release of the time-zone database.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="published">The version, as the customer's log names it.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="FormatException">Its rules are not kept, or are not those that the log names (<c>figure.no_calendar</c>).</exception>
    Task<ServiceCalendar> HoursAsync(UpheldDb db, CalendarPublished published, CancellationToken cancellation);

    /// <summary>The bytes of a version's file in a bundle: its rules, and what the clocks of its zones do in a window.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="published">The version, as the customer's log names it.</param>
    /// <param name="window">From the first to the last instant that is asked about: the whole contract, as maintenance is counted by its years.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="FormatException">As above.</exception>
    Task<byte[]> FileAsync(UpheldDb db, CalendarPublished published, Span window, CancellationToken cancellation);

    /// <summary>What the clocks of zones do in a window, by the release of the time-zone database that this program uses.</summary>
    /// <param name="zones">IANA names, each once or more often.</param>
    /// <param name="window">From the first to the last instant that is asked about.</param>
    /// <exception cref="FormatException">There is no such zone (<c>figure.no_zone</c>).</exception>
    IReadOnlyList<RecordedZone> ZonesOf(IEnumerable<string> zones, Span window);
}
