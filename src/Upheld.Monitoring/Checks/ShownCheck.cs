using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Probes;

namespace Upheld.Monitoring.Checks;

/// <summary>One raw check with what people want to know of it.</summary>
/// <param name="Sample">The sample with its instant and its batch.</param>
/// <param name="Detail">What was kept beside it; null for an ordinary success.</param>
internal sealed record ShownCheck(TimedSample Sample, CheckDetail? Detail = null)
{
    public Instant At => Instant.FromUnixTimeMilliseconds(Sample.At);

    public uint Slot => Sample.Sample.Slot;

    public ProbeState State => Sample.Sample.State;

    /// <summary>The name of its fault class; null when there was none.</summary>
    public string? Fault => Sample.Sample.Fault == FaultClass.None ? null : FaultClasses.NameOf(Sample.Sample.Fault);

    public int? Status => Sample.Sample.Status == Figures.Samples.Sample.NoStatus ? null : Sample.Sample.Status;

    public Duration? Took => LatencyScale.DurationOf(Sample.Sample.Latency);
}

/// <summary>The kept detail of a check.</summary>
/// <param name="Finding">Expected and found.</param>
/// <param name="Phases">Where the time went.</param>
/// <param name="Advisories">What else is worth a look.</param>
/// <param name="Detail">Headers, certificates, excerpt.</param>
internal sealed record CheckDetail(Finding? Finding, ProbePhases Phases, Finding[]? Advisories, ProbeDetail? Detail);
