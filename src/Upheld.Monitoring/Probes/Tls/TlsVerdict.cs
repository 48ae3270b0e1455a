using Upheld.Figures.Samples;

namespace Upheld.Monitoring.Probes.Tls;

/// <summary>The result of a check whose chain is good.</summary>
internal static class TlsVerdict
{
    public static ProbeResult Good(ChainReport report, TlsOptions options, PhaseTimer timer, ProbeDetail? detail)
    {
        var elapsed = timer.Elapsed;
        var (state, finding) = options.SlowAfter is { } limit && elapsed > limit
            ? (ProbeState.Degraded, new Finding(FaultClass.CheckSlow, Shown.AtMost(limit), Shown.Time(elapsed)))
            : Expiry(report, options.Requirements);
        return new ProbeResult(state, finding) { Latency = elapsed, Phases = timer.Phases, Advisories = report.Advisories, Detail = finding is null ? detail : detail ?? new ProbeDetail { Certificates = report.Certificates ?? [] } };
    }

    /// <summary>Up with the first advisory, or degraded where the monitor says that an ending certificate degrades.</summary>
    public static (ProbeState State, Finding? Finding) Expiry(ChainReport report, TlsRequirements requirements)
    {
        var expiring = report.Advisories.FirstOrDefault(advisory => advisory.Fault == FaultClass.TlsExpiring);
        return expiring is not null && requirements.IsExpiryDegrading
            ? (ProbeState.Degraded, expiring)
            : (ProbeState.Up, expiring ?? report.Advisories.FirstOrDefault());
    }
}
