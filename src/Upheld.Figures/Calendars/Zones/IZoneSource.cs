namespace Upheld.Figures.Calendars.Zones;

/// <summary>Where zones are looked up by name.</summary>
public interface IZoneSource
{
    /// <summary>The zone of that exact IANA name, links included; null when there is none.</summary>
    IZoneRules? Find(string id);
}
