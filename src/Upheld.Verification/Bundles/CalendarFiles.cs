using System.Buffers;
using System.Globalization;
using System.Text.Json;

using Upheld.Evidence;
using Upheld.Evidence.Bundles;
using Upheld.Evidence.Canonical;
using Upheld.Evidence.Hashing;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Facts;
using Upheld.Figures.Timelines;

namespace Upheld.Verification.Bundles;

/// <summary>The calendars of a bundle: a record each, and one file with what the clocks of the contracts' zones did (docs/guide/bundle.md).</summary>
public static class CalendarFiles
{
    /// <summary>The recorded time zones of contracts. No calendar can have this name.</summary>
    public const string Zones = BundleNames.Calendars + "_zones.json";

    /// <summary>The file of a version of a calendar: figures of one bundle may know different ones.</summary>
    public static string NameOf(CalendarPublished published) => string.Create(CultureInfo.InvariantCulture, $"{BundleNames.Calendars}{published.Calendar}.{published.Version}.json");

    /// <summary>The bytes of a calendar's file.</summary>
    public static byte[] Write(CalendarRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            record.Write(json);
        }

        return CanonicalJson.ToBytes(CanonicalJson.Read(buffer.WrittenSpan));
    }

    /// <summary>What <see cref="CalendarPublished.Rules"/> says of a calendar: the hash of its rules, without the clock changes of any window.</summary>
    public static Hash256 RulesOf(CalendarRecord record) => RulesOf(CanonicalJson.ParseObject(Write(record)));

    /// <summary>Reads a calendar's file, which must hold the rules that a leaf names, on clocks that changed as the time-zone database says.</summary>
    /// <exception cref="EvidenceException"><c>calendar.altered</c>, <c>calendar.malformed</c>, or a code under <c>leaf.</c></exception>
    internal static ServiceCalendar Read(ReadOnlySpan<byte> file, CalendarPublished published)
    {
        var json = CanonicalJson.ParseObject(file);
        if (RulesOf(json).ToString() != published.Rules || json.Text("timeZoneRelease") != published.TimeZoneRelease || json.Text("name") != published.Calendar)
        {
            throw new EvidenceException("calendar.altered", $"The calendar '{published.Calendar}' is not the version that the log names.");
        }

        using var stream = new MemoryStream(file.ToArray(), writable: false);
        var record = CalendarRecord.Read(stream, out var faults)
            ?? throw new EvidenceException("calendar.malformed", $"The calendar '{published.Calendar}' cannot be read: {faults.FirstOrDefault()}");
        ZoneCheck.Run(record.Zones);
        return record.Calendar;
    }

    /// <summary>The bytes of <see cref="Zones"/>.</summary>
    public static byte[] WriteZones(IEnumerable<RecordedZone> zones) => CanonicalJson.ToBytes(new CanonicalArray(
        zones.OrderBy(z => z.Id, StringComparer.Ordinal).Select(z => new CanonicalObject
        {
            { "timeZone", z.Id },
            { "release", z.Release },
            { "from", z.Covered.Start },
            { "to", z.Covered.End },
            { "offsetSeconds", z.OffsetSeconds },
            { "transitions", new CanonicalArray(z.Transitions.Select(t => new CanonicalArray { t.At, t.OffsetSeconds })) },
        })));

    /// <summary>Reads the bytes of <see cref="Zones"/>.</summary>
    /// <exception cref="EvidenceException"><c>zones.malformed</c>, or a code under <c>leaf.</c></exception>
    internal static RecordedZones ReadZones(ReadOnlySpan<byte> json)
    {
        if (CanonicalJson.Parse(json) is not CanonicalArray list)
        {
            throw Malformed("a list is expected");
        }

        try
        {
            var zones = list.Select(z => ReadZone(z as CanonicalObject ?? throw Malformed("a zone is an object"))).ToList();
            ZoneCheck.Run(zones);
            return new RecordedZones(zones);
        }
        catch (ArgumentException e)
        {
            throw Malformed(e.Message);
        }
    }

    /// <summary>The hash of the rules in a calendar's file.</summary>
    internal static Hash256 RulesOf(CanonicalObject file) => Sha256.Of(CanonicalJson.ToBytes(file.Array("versions")));

    private static RecordedZone ReadZone(CanonicalObject zone)
    {
        zone.RequireOnly("timeZone", "release", "from", "to", "offsetSeconds", "transitions");
        return new RecordedZone(
            zone.Text("timeZone"),
            zone.Text("release"),
            new Span(zone.Integer("from"), zone.Integer("to")),
            Seconds(zone.Integer("offsetSeconds")),
            zone.Array("transitions").Select(t => t is CanonicalArray { Count: 2 } pair && pair[0] is CanonicalInteger at && pair[1] is CanonicalInteger offset
                ? new ZoneTransition(at.Value, Seconds(offset.Value))
                : throw Malformed("a transition is a pair of integers")));
    }

    private static int Seconds(long value) => value is >= -86_400 and <= 86_400 ? (int)value : throw Malformed("an offset is at most a day");

    private static EvidenceException Malformed(string what) => new("zones.malformed", $"The recorded time zones cannot be read: {what}.");
}
