using NodaTime;

namespace Upheld.Figures.Calendars.Zones;

/// <summary>A zone of the time-zone database.</summary>
internal sealed class TzdbZone(DateTimeZone zone) : IZoneRules
{
    public string Id => zone.Id;

    public ZoneStretch At(long at)
    {
        var interval = zone.GetZoneInterval(Instant.FromUnixTimeMilliseconds(at));
        return new ZoneStretch(
            interval.HasStart ? interval.Start.ToUnixTimeMilliseconds() : long.MinValue,
            interval.HasEnd ? interval.End.ToUnixTimeMilliseconds() : long.MaxValue,
            interval.WallOffset.Milliseconds);
    }
}
