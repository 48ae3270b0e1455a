using Upheld.Figures.Exact;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>Everything that an availability figure follows from; nothing else does, no clock and no setting.</summary>
public sealed record AvailabilityRequest
{
    /// <summary>The time that is asked about; not empty.</summary>
    public required Span Window { get; init; }

    /// <summary>The instant of the evaluation, in milliseconds since the Unix epoch: later time is future. The window is closed once it reaches the end.</summary>
    public required long AsOf { get; init; }

    /// <summary>Maintenance and exclusions recorded later are not known. The states must be those known at the same instant
    /// (<see cref="StateTimeline.Of"/>).</summary>
    public required long KnownAt { get; init; }

    /// <summary>The promised share, 0 to 1.</summary>
    public required Rational Target { get; init; }

    /// <summary>What was measured, with its bounds, beyond the window too.</summary>
    public required StateBand States { get; init; }

    /// <summary>When the service is promised.</summary>
    public IServiceHours ServiceHours { get; init; } = AlwaysOpen.Instance;

    /// <summary>Planned work, of all time.</summary>
    public IReadOnlyList<MaintenanceWindow> Maintenance { get; init; } = [];

    /// <summary>Time taken out for other reasons, of all time.</summary>
    public IReadOnlyList<Exclusion> Exclusions { get; init; } = [];

    /// <summary>How the contract reads it.</summary>
    public AvailabilityPolicies Policies { get; init; } = AvailabilityPolicies.Default;
}
