using Upheld.Figures.Samples;
using Upheld.Kernel.Outbound;

namespace Upheld.Monitoring.Probes;

/// <summary>Which fault class an outbound failure is, and which state follows from a fault class.</summary>
internal static class ProbeFaults
{
    public static FaultClass Of(OutboundFault fault) => fault switch
    {
        OutboundFault.Denied => FaultClass.ProbeDenied,
        OutboundFault.HostInvalid => FaultClass.ProbeMisconfigured,
        OutboundFault.NameNotFound => FaultClass.DnsNxDomain,
        OutboundFault.AliasNotFound => FaultClass.DnsCnameMissing,
        OutboundFault.NoAddress => FaultClass.DnsNoData,
        OutboundFault.NameServerFailure => FaultClass.DnsServFail,
        OutboundFault.NameServerRefused => FaultClass.DnsRefused,
        OutboundFault.NameTimeout => FaultClass.DnsTimeout,
        OutboundFault.Refused => FaultClass.TcpRefused,
        OutboundFault.ConnectTimeout => FaultClass.TcpTimeout,
        OutboundFault.HostUnreachable => FaultClass.TcpHostUnreachable,
        OutboundFault.NetworkUnreachable => FaultClass.TcpNetworkUnreachable,
        OutboundFault.Reset => FaultClass.TcpReset,
        OutboundFault.Unsupported => FaultClass.ProbeUnsupported,
        _ => FaultClass.TcpFailed,
    };

    public static Finding Of(OutboundFailure failure) => new(Of(failure.Fault), Found: failure.Error.Message);

    /// <summary>A fault of the probe itself says nothing about the target: unknown, never down and never up.</summary>
    public static ProbeState StateOf(FaultClass fault) => fault is >= FaultClass.ProbeOffline and <= FaultClass.ProbeMisconfigured ? ProbeState.Unknown : ProbeState.Down;
}
