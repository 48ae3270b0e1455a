using NodaTime;
using Upheld.Kernel.Outbound;

namespace Upheld.Monitoring.Probes.Icmp;

/// <summary>Checks that a host answers echo requests (ping).</summary>
internal sealed record IcmpOptions : ProbeOptions
{
    /// <summary>Name or address.</summary>
    public required string Host { get; init; }

    /// <summary>Which of the name's addresses count.</summary>
    public AddressFamilies Families { get; init; }

    /// <summary>Packets of one check, 1 to 20. Default 3.</summary>
    public int Packets { get; init; } = 3;

    /// <summary>Time between two packets. Default 200 ms.</summary>
    public Duration Spacing { get; init; } = Duration.FromMilliseconds(200);

    /// <summary>The most packets that may be lost, in per cent, while the host is still up; some loss above 0 that is within it is up, too. When all are lost the host is down
    /// (<c>icmp.no_reply</c>), between the two degraded (<c>icmp.loss</c>). Default 0: one lost packet degrades.</summary>
    public int MaxLossPercent { get; init; }

    /// <summary>The most that round trips may vary (mean difference of one to the next); above it the check is degraded (<c>icmp.jitter</c>). Default: any.</summary>
    public Duration? MaxJitter { get; init; }

    /// <summary>Port to connect to instead, where this machine may not open ICMP sockets: taken or refused, the host is there. Default 443.</summary>
    public int FallbackPort { get; init; } = 443;
}
