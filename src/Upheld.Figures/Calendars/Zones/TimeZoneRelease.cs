using System.Collections.Concurrent;
using NodaTime.TimeZones;

namespace Upheld.Figures.Calendars.Zones;

/// <summary>One release of the IANA time-zone database, such as 2026f.</summary>
/// <remarks>A calendar version is its rules together with the release they were read with: governments change their clocks at short notice, and a figure
/// must not change because a machine was updated. So the release travels with the program, never with the operating system, and every figure names
/// it.</remarks>
public sealed class TimeZoneRelease : IZoneSource
{
    private readonly TzdbDateTimeZoneSource _source;
    private readonly HashSet<string> _ids;
    private readonly ConcurrentDictionary<string, IZoneRules> _zones = new(StringComparer.Ordinal);

    private TimeZoneRelease(TzdbDateTimeZoneSource source)
    {
        _source = source;
        _ids = new HashSet<string>(source.GetIds(), StringComparer.Ordinal);
    }

    /// <summary>The release built into this program.</summary>
    public static TimeZoneRelease Current { get; } = new(TzdbDateTimeZoneSource.Default);

    /// <summary>The release's name as IANA gives it, such as <c>2026f</c>.</summary>
    public string Id => _source.TzdbVersion;

    /// <summary>Every zone's name, links included, in ordinal order.</summary>
    public IReadOnlyList<string> Zones => [.. _ids.Order(StringComparer.Ordinal)];

    /// <summary>Reads another release from a file in NodaTime's <c>.nzd</c> form, for an installation that must follow a change before the next version of
    /// this program.</summary>
    /// <exception cref="NodaTime.Utility.InvalidNodaDataException">The stream holds no such file.</exception>
    public static TimeZoneRelease Read(Stream nzd) => new(TzdbDateTimeZoneSource.FromStream(nzd));

    /// <inheritdoc/>
    public IZoneRules? Find(string id) => _ids.Contains(id) ? _zones.GetOrAdd(id, name => new TzdbZone(_source.ForId(name))) : null;
}
