using Upheld.Kernel.Ids;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Names;
using Upheld.Kernel.Results;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Heartbeats;
using Upheld.Monitoring.Probes.Dns;
using Upheld.Monitoring.Probes.Heartbeat;
using Upheld.Monitoring.Probes.Http;
using Upheld.Monitoring.Probes.Icmp;
using Upheld.Monitoring.Probes.Tcp;
using Upheld.Monitoring.Probes.Tls;

namespace Upheld.Monitoring.Probes;

/// <summary>Prepares the probe of a monitor. What cannot be carried out (a header that must not be set, a CA that is none) is an error here, not
/// a failing check later.</summary>
internal sealed class ProbeFactory(OutboundDialer dialer, NameServerClient dns, HeartbeatBoard heartbeats, IIds ids, TimeProvider time)
{
    /// <summary>The probe of a monitor that is checked.</summary>
    public Result<IProbe> Prepare(MonitorId monitor, ProbeOptions options)
    {
        if (options is not HeartbeatOptions heartbeat)
        {
            return Prepare(options);
        }

        var probe = new HeartbeatProbe(monitor, heartbeat, heartbeats, time);
        return Result<IProbe>.Ok(options.IsInverted ? new InvertedProbe(probe) : probe);
    }

    /// <summary>The probe of something that is asked; a heartbeat is told and needs its monitor.</summary>
    public Result<IProbe> Prepare(ProbeOptions options)
    {
        var probe = options switch
        {
            HttpOptions http => HttpProbe.Prepare(http, dialer, time),
            TlsOptions tls => PrepareTls(tls),
            TcpOptions tcp => Result<IProbe>.Ok(new TcpProbe(tcp, dialer, time)),
            DnsOptions name => DnsProbe.Prepare(name, dialer, dns, time),
            IcmpOptions icmp => Result<IProbe>.Ok(new IcmpProbe(icmp, dialer, dialer.OpenIcmp, ids, time)),
            _ => throw new ArgumentException($"No probe makes checks of {options.GetType().Name}: heartbeats are evaluated, not probed.", nameof(options)),
        };
        return probe.IsOk && options.IsInverted ? Result<IProbe>.Ok(new InvertedProbe(probe.Value)) : probe;
    }

    private Result<IProbe> PrepareTls(TlsOptions options)
    {
        var anchors = TrustAnchors.Of(options.Requirements.Trust);
        return anchors.IsOk ? Result<IProbe>.Ok(new TlsProbe(options, dialer, anchors.Value, time)) : anchors.Error;
    }
}
