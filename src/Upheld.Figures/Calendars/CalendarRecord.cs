using System.Text.Json;
using Upheld.Figures.Calendars.Json;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Headless;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Calendars;

/// <summary>A calendar as evidence: its rules, the release of the time-zone database they were read with, and the clock changes used. Whoever holds it can
/// repeat every calculation inside of its window without a time-zone database.</summary>
/// <remarks>The text (<c>calendars/</c> in a report bundle) writes versions in the form of <c>docs/guide/clock.md</c>.</remarks>
public sealed class CalendarRecord
{
    private const int Version = 1;

    private CalendarRecord(string name, string release, IReadOnlyList<RecordedZone> zones, ServiceCalendar calendar) =>
        (Name, Release, Zones, Calendar) = (name, release, zones, calendar);

    /// <summary>The calendar's name in its contract.</summary>
    public string Name { get; }

    /// <summary>The release of the time-zone database, such as <c>2026f</c>.</summary>
    public string Release { get; }

    /// <summary>What the clocks of each of its zones did.</summary>
    public IReadOnlyList<RecordedZone> Zones { get; }

    /// <summary>The calendar itself, on the recorded clocks. Outside of the window it throws <see cref="ZoneNotRecordedException"/>.</summary>
    public ServiceCalendar Calendar { get; }

    /// <summary>Records a calendar.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="calendar">The calendar, on zones of <paramref name="release"/>.</param>
    /// <param name="release">The release of the time-zone database.</param>
    /// <param name="window">From the first to the last instant that is asked about, due times included.</param>
    public static CalendarRecord Of(string name, ServiceCalendar calendar, string release, Span window)
    {
        var zones = calendar.Versions.Select(version => version.Zone).DistinctBy(zone => zone.Id).OrderBy(zone => zone.Id, StringComparer.Ordinal)
            .Select(zone => RecordedZone.Of(zone, release, window)).ToList();
        var byName = new RecordedZones(zones);
        var versions = calendar.Versions.Select(version => version with { Zone = byName.Find(version.Zone.Id)! });
        return new CalendarRecord(name, release, zones, new ServiceCalendar([.. versions]));
    }

    /// <summary>Reads a record.</summary>
    /// <param name="json">The text.</param>
    /// <param name="faults">What is wrong with it, when the result is null.</param>
    public static CalendarRecord? Read(Stream json, out IReadOnlyList<JsonFault> faults)
    {
        var found = new JsonFaults();
        using var stream = new JsonStream(json);
        var record = JsonDocuments.ReadRoot(stream, found) is { } root ? Read(root) : null;
        faults = found.Waiting;
        return found.Any ? null : record;
    }

    /// <summary>Writes the record; the same record always gives the same bytes.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("name", Name);
        json.WriteString("timeZoneRelease", Release);
        json.WriteStartArray("versions");
        foreach (var version in Calendar.Versions)
        {
            CalendarVersionWriter.Write(json, version);
        }
        json.WriteEndArray();
        json.WriteStartArray("zones");
        foreach (var zone in Zones)
        {
            RecordedZoneJson.Write(json, zone);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static CalendarRecord? Read(JsonInput root)
    {
        if (root.Fields("version", "name", "timeZoneRelease", "versions", "zones") is not { } fields)
        {
            return null;
        }
        if (fields.Required("version") is { } version && version.Integer() is { } number and not Version)
        {
            version.Fail("input.version", $"version {number} is not known; this program knows {Version}");
        }
        var (name, release) = (fields.Required("name")?.Text(), fields.Required("timeZoneRelease")?.Text());
        var zones = (fields.Required("zones")?.Items() ?? []).Select(item => RecordedZoneJson.Read(item, release ?? ""))
            .OfType<RecordedZone>().DistinctBy(zone => zone.Id).ToList();
        var calendar = fields.Required("versions") is { } versions ? CalendarsJson.ReadOne(versions, new RecordedZones(zones)) : null;
        return name is null || release is null || calendar is null ? null : new CalendarRecord(name, release, zones, calendar);
    }
}
