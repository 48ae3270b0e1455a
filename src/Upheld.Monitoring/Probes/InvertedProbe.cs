using Upheld.Figures.Samples;

namespace Upheld.Monitoring.Probes;

/// <summary>"Must fail": a port that must be closed, a name that must not resolve.</summary>
internal sealed class InvertedProbe(IProbe inner) : IProbe
{
    public async ValueTask<ProbeResult> CheckAsync(bool keepDetail, CancellationToken cancellation)
    {
        var result = await inner.CheckAsync(keepDetail: true, cancellation);
        return result.State switch
        {
            ProbeState.Unknown => result,
            ProbeState.Down => result with { State = ProbeState.Up, Finding = null, Detail = keepDetail ? result.Detail : null },
            _ => result with { State = ProbeState.Down, Finding = new Finding(FaultClass.CheckInverted) },
        };
    }
}
