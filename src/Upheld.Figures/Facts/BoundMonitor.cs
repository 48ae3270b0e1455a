namespace Upheld.Figures.Facts;

/// <summary>A monitor that a service adopts.</summary>
public sealed record BoundMonitor
{
    /// <summary>The monitor's id.</summary>
    public required Guid Monitor { get; init; }

    /// <summary>Whether its samples stand in the log <c>house</c>, as several customers share it; else in the customer's own.</summary>
    public required bool Shared { get; init; }
}
