using NodaTime;

namespace Upheld.Monitoring.Probes;

/// <summary>What a monitor checks: the typed form of one Monitor document. One derived record per kind.</summary>
internal abstract record ProbeOptions
{
    /// <summary>The most a whole check may take; then it is a failure. Default 10 s.</summary>
    public Duration Timeout { get; init; } = Duration.FromSeconds(10);

    /// <summary>A success that takes longer is degraded; null: never. Default null.</summary>
    public Duration? SlowAfter { get; init; }

    /// <summary>"Must fail": a success is the fault <c>check.inverted</c>, a failure is up. Unknown stays unknown.</summary>
    public bool IsInverted { get; init; }
}
