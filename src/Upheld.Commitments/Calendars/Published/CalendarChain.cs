using System.Text;
using NodaTime;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;
using Upheld.Verification.Bundles;

namespace Upheld.Commitments.Calendars.Published;

/// <summary>The versions of a calendar one after the other: days that have passed keep the hours they had.</summary>
internal static class CalendarChain
{
    /// <summary>For how long clock changes are kept beside the rules: longer than any contract, and some pages of text at most.</summary>
    private static readonly Span Recorded = new(
        Instant.FromUtc(1970, 1, 1, 0, 0).ToUnixTimeMilliseconds(), Instant.FromUtc(2100, 1, 1, 0, 0).ToUnixTimeMilliseconds());

    /// <summary>What a calendar is from now on.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="before">What it was; null for a new one.</param>
    /// <param name="rules">The hours that its document gives now.</param>
    /// <param name="from">The first local day on which they hold, when there were others before.</param>
    /// <param name="first">The first day of a calendar that is new; null: it has no beginning.</param>
    public static CalendarRecord Continue(string name, CalendarRecord? before, CalendarVersion rules, LocalDate from, LocalDate? first)
    {
        var kept = before?.Calendar.Versions.Where(v => v.ValidFrom is not { } start || start < from).Select(OnTodaysClocks).ToList() ?? [];
        var versions = before is null ? [rules with { ValidFrom = first }]
            : kept is not [] && Same(kept[^1], rules) ? kept
            : [.. kept, rules with { ValidFrom = from }];
        return CalendarRecord.Of(name, new ServiceCalendar(versions), TimeZoneRelease.Current.Id, Recorded);
    }

    /// <summary>The same rules for a shorter time: what a bundle carries.</summary>
    public static CalendarRecord Within(CalendarRecord record, Span window) => CalendarRecord.Of(record.Name, record.Calendar, record.Release, window);

    /// <summary>A stored record.</summary>
    public static CalendarRecord Parse(CalendarRow row)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(row.Content), writable: false);
        return CalendarRecord.Read(stream, out var faults) ?? throw new InvalidDataException($"calendar.malformed: {row.Calendar} {row.Version}: {faults[0]}");
    }

    /// <summary>Whether two versions give the same hours, whenever they begin.</summary>
    public static bool Same(CalendarVersion one, CalendarVersion other) => Bytes(one).AsSpan().SequenceEqual(Bytes(other));

    private static CalendarVersion OnTodaysClocks(CalendarVersion version) =>
        version with { Zone = TimeZoneRelease.Current.Find(version.Zone.Id) ?? throw new InvalidDataException($"calendar.zone: there is no time zone {version.Zone.Id} any more.") };

    // A record of this one version alone, over no time at all: its bytes are its rules.
    private static byte[] Bytes(CalendarVersion version) => CalendarFiles.RulesOf(CalendarRecord.Of(
        "", new ServiceCalendar([OnTodaysClocks(version) with { ValidFrom = null }]), "", new Span(0, 0))).ToArray();
}
