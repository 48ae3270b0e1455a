using Upheld.Evidence;
using Upheld.Evidence.Bundles;
using Upheld.Evidence.Canonical;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;

namespace Upheld.Verification.Bundles;

/// <summary>The calendars of a bundle: a document each, and one file with what the clocks of their zones did (docs/guide/bundle.md).</summary>
public static class CalendarFiles
{
    /// <summary>The recorded time zones.</summary>
    public const string Zones = BundleNames.Calendars + "zones.json";

    /// <summary>The file of a calendar.</summary>
    public static string NameOf(string calendar) => $"{BundleNames.Calendars}{calendar}.json";

    /// <summary>The bytes of <see cref="Zones"/>.</summary>
    public static byte[] WriteZones(IEnumerable<RecordedZone> zones) => CanonicalJson.ToBytes(new CanonicalArray(
        zones.OrderBy(z => z.Id, StringComparer.Ordinal).Select(z => new CanonicalObject
        {
            { "zone", z.Id },
            { "release", z.Release },
            { "start", z.Covered.Start },
            { "end", z.Covered.End },
            { "offsetSeconds", z.OffsetSeconds },
            { "transitions", new CanonicalArray(z.Transitions.Select(t => new CanonicalArray { t.At, t.OffsetSeconds })) },
        })));

    /// <summary>Reads the bytes of <see cref="Zones"/>.</summary>
    /// <exception cref="EvidenceException"><c>zones.malformed</c>, or a code under <c>leaf.</c></exception>
    public static RecordedZones ReadZones(ReadOnlySpan<byte> json)
    {
        if (CanonicalJson.Parse(json) is not CanonicalArray list)
        {
            throw Malformed("a list is expected");
        }

        try
        {
            return new RecordedZones([.. list.Select(z => ReadZone(z as CanonicalObject ?? throw Malformed("a zone is an object")))]);
        }
        catch (ArgumentException e)
        {
            throw Malformed(e.Message);
        }
    }

    private static RecordedZone ReadZone(CanonicalObject zone)
    {
        zone.RequireOnly("zone", "release", "start", "end", "offsetSeconds", "transitions");
        return new RecordedZone(
            zone.Text("zone"),
            zone.Text("release"),
            new Span(zone.Integer("start"), zone.Integer("end")),
            Seconds(zone.Integer("offsetSeconds")),
            zone.Array("transitions").Select(t => t is CanonicalArray { Count: 2 } pair && pair[0] is CanonicalInteger at && pair[1] is CanonicalInteger offset
                ? new ZoneTransition(at.Value, Seconds(offset.Value))
                : throw Malformed("a transition is a pair of integers")));
    }

    private static int Seconds(long value) => value is >= -86_400 and <= 86_400 ? (int)value : throw Malformed("an offset is at most a day");

    private static EvidenceException Malformed(string what) => new("zones.malformed", $"The recorded time zones cannot be read: {what}.");
}
