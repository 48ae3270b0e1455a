using System.Collections.Immutable;
using NodaTime;
using Upheld.Figures.Samples;

namespace Upheld.Monitoring.Probes;

/// <summary>What one check found.</summary>
/// <param name="State">The verdict of this one check.</param>
/// <param name="Finding">Why it is not plainly up: the fault, or on a success the first advisory; null when there is nothing to say.</param>
internal sealed record ProbeResult(ProbeState State, Finding? Finding)
{
    /// <summary>The code that the sample carries.</summary>
    public FaultClass Fault => Finding?.Fault ?? FaultClass.None;

    /// <summary>The protocol's own answer: HTTP status, DNS rcode; <see cref="Sample.NoStatus"/> for none.</summary>
    public ushort Status { get; init; } = Sample.NoStatus;

    /// <summary>How long the check took (ICMP: the mean round trip); null when nothing was measured.</summary>
    public Duration? Latency { get; init; }

    /// <summary>Where the time went.</summary>
    public ProbePhases Phases { get; init; }

    /// <summary>Worth a person's attention, but no outage: a certificate that ends soon, a check made in a weaker way.</summary>
    public ImmutableArray<Finding> Advisories { get; init; } = [];

    /// <summary>When the answer will be another one even if nothing happens until then: a deadline of a heartbeat; null for probes.</summary>
    public Instant? ChangesAt { get; init; }

    /// <summary>Evidence for people; null on an ordinary success.</summary>
    public ProbeDetail? Detail { get; init; }
}

/// <summary>One thing that was found. The text of the fault is translated by pages; expected and found are technical values that need no translation.</summary>
/// <param name="Fault">The stable class.</param>
/// <param name="Expected">What would have been right: <c>200-299</c>, <c>contains "ok"</c>; null when that is plain.</param>
/// <param name="Found">What was there instead.</param>
internal sealed record Finding(FaultClass Fault, string? Expected = null, string? Found = null);
