namespace Upheld.Figures.Calendars.Zones;

/// <summary>The recordings of a bundle, by name.</summary>
public sealed class RecordedZones(IEnumerable<RecordedZone> zones) : IZoneSource
{
    private readonly Dictionary<string, RecordedZone> _zones = zones.ToDictionary(zone => zone.Id, StringComparer.Ordinal);

    /// <inheritdoc/>
    public IZoneRules? Find(string id) => _zones.GetValueOrDefault(id);
}
