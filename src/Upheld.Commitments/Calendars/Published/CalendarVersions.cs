using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Upheld.Commitments.Contracts.Calendars;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Facts;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Database;
using Upheld.Verification.Bundles;

namespace Upheld.Commitments.Calendars.Published;

/// <summary>Reads versions of calendars, each from the database once: they never change.</summary>
internal sealed class CalendarVersions : ICalendarVersions
{
    private readonly ConcurrentDictionary<(string Calendar, int Version, string Rules, string Release), CalendarRecord> _records = new();

    public async Task<ServiceCalendar> HoursAsync(UpheldDb db, CalendarPublished published, CancellationToken cancellation) =>
        (await FindAsync(db, published, cancellation)).Calendar;

    public async Task<byte[]> FileAsync(UpheldDb db, CalendarPublished published, Span window, CancellationToken cancellation) =>
        CalendarFiles.Write(CalendarChain.Within(await FindAsync(db, published, cancellation), window));

    public IReadOnlyList<RecordedZone> ZonesOf(IEnumerable<string> zones, Span window) =>
    [
        .. zones.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => RecordedZone.Of(
            TimeZoneRelease.Current.Find(name) ?? throw new FormatException($"figure.no_zone: there is no time zone {name}"), TimeZoneRelease.Current.Id, window)),
    ];

    private async Task<CalendarRecord> FindAsync(UpheldDb db, CalendarPublished published, CancellationToken cancellation)
    {
        var key = (published.Calendar, published.Version, published.Rules, published.TimeZoneRelease);
        if (_records.TryGetValue(key, out var known))
        {
            return known;
        }

        var row = await db.Set<CalendarRow>().AsNoTracking()
            .SingleOrDefaultAsync(c => c.Calendar == published.Calendar && c.Version == published.Version, cancellation)
            ?? throw new FormatException($"figure.no_calendar: version {published.Version} of the calendar '{published.Calendar}' is not kept");
        var record = CalendarChain.Parse(row);
        return CalendarFiles.RulesOf(record).ToString() == published.Rules && record.Release == published.TimeZoneRelease && record.Name == published.Calendar
            ? _records[key] = record
            : throw new FormatException($"figure.no_calendar: version {published.Version} of the calendar '{published.Calendar}' is not the one that the log names");
    }
}
