using System.Collections.Immutable;
using Upheld.Figures.Samples;
using Upheld.Kernel.Outbound;

namespace Upheld.Monitoring.Probes.Tls;

/// <summary>Makes a handshake and judges what the server shows; sends nothing inside.</summary>
internal sealed class TlsProbe(TlsOptions options, OutboundDialer dialer, TrustAnchors anchors, TimeProvider time) : IProbe
{
    private readonly TlsHandshake _handshake = new(dialer, options.Requirements, anchors, time);

    public async ValueTask<ProbeResult> CheckAsync(bool keepDetail, CancellationToken cancellation)
    {
        using var timer = new PhaseTimer(time, options.Timeout, options.Phases, cancellation);
        try
        {
            return await CheckAsync(timer, keepDetail);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            timer.Stop();
            var fault = timer.Current switch
            {
                Phase.Dns => FaultClass.DnsTimeout,
                Phase.Connect => FaultClass.TcpTimeout,
                _ => FaultClass.TlsTimeout,
            };
            return new ProbeResult(ProbeState.Down, new Finding(fault, Shown.AtMost(timer.Allowed))) { Latency = timer.Elapsed, Phases = timer.Phases, Detail = new ProbeDetail() };
        }
    }

    private async ValueTask<ProbeResult> CheckAsync(PhaseTimer timer, bool keepDetail)
    {
        timer.Enter(Phase.Dns);
        var (addresses, failure) = await dialer.ResolveAsync(new OutboundTarget("tls", options.Host, options.Port, options.Families), timer.Token);
        if (addresses is null)
        {
            return Failed(timer, ProbeFaults.Of(failure!), null);
        }

        timer.Enter(Phase.Connect);
        var dialed = await dialer.ConnectAsync(addresses, timer.Token);
        if (dialed.Stream is not { } connection)
        {
            return Failed(timer, ProbeFaults.Of(dialed.Failure!), null);
        }

        timer.Enter(Phase.Tls);
        var handshake = await _handshake.MakeAsync(connection, addresses, options.Host, isHttp: false, keepDetail, timer.Token);
        timer.Stop();
        if (handshake.Stream is { } stream)
        {
            await stream.DisposeAsync();
        }

        var report = handshake.Report;
        var detail = new ProbeDetail { Address = dialed.Address?.ToString(), Certificates = report.Certificates ?? [] };
        return report.Faults is [var first, .. var others]
            ? Failed(timer, first, detail) with { Advisories = [.. others, .. report.Advisories] }
            : TlsVerdict.Good(report, options, timer, keepDetail ? detail : null);
    }

    private static ProbeResult Failed(PhaseTimer timer, Finding finding, ProbeDetail? detail)
    {
        timer.Stop();
        return new ProbeResult(ProbeFaults.StateOf(finding.Fault), finding) { Latency = timer.Elapsed, Phases = timer.Phases, Detail = detail ?? new ProbeDetail() };
    }
}
