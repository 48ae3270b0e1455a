using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>Planned work that the customer was told of.</summary>
public sealed record MaintenanceWindow
{
    /// <summary>The announced time; what goes on after it is down time.</summary>
    public required Span Span { get; init; }

    /// <summary>When the customer was told, in milliseconds since the Unix epoch; null when they never were, which is enough only where no notice is asked for.</summary>
    public long? AnnouncedAt { get; init; }

    /// <summary>When it was written down; null = always known. Later than the start makes it retroactive.</summary>
    public long? RecordedAt { get; init; }

    /// <summary>Whether it was approved as the contract asks.</summary>
    public bool IsApproved { get; init; } = true;

    /// <summary>The id that reports name.</summary>
    public string? Id { get; init; }
}
