using NodaTime;

namespace Upheld.Design.Charts;

/// <summary>What a day was, at its worst.</summary>
public enum DayState
{
    /// <summary>Available all day.</summary>
    Up,

    /// <summary>Degraded for some time, never down.</summary>
    Degraded,

    /// <summary>Down for some time.</summary>
    Down,

    /// <summary>Not enough was measured to say.</summary>
    Unknown,

    /// <summary>Excluded maintenance, and otherwise available.</summary>
    Maintenance,

    /// <summary>Outside the contract or the service hours.</summary>
    Outside,
}

/// <summary>A day of an uptime bar.</summary>
/// <param name="Date">The local date, in the contract's zone.</param>
/// <param name="State">The day at its worst.</param>
/// <param name="Availability">The day's figure as text ("99.9312 %"), as the figure engine floored it; null where there is none.</param>
public sealed record UptimeDay(LocalDate Date, DayState State, string? Availability = null);
