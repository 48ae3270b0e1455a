namespace Upheld.Figures.Calendars.Zones;

/// <summary>UTC itself, which needs no time-zone database.</summary>
public sealed class UtcZone : IZoneRules
{
    private UtcZone()
    {
    }

    /// <summary>The only one.</summary>
    public static UtcZone Instance { get; } = new();

    /// <inheritdoc/>
    public string Id => "UTC";

    /// <inheritdoc/>
    public ZoneStretch At(long at) => new(long.MinValue, long.MaxValue, 0);
}
