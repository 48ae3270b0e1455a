namespace Upheld.Monitoring.Monitors;

/// <summary>The names of the kinds of probes, as documents write them.</summary>
internal static class MonitorKinds
{
    public static IReadOnlyList<string> Names { get; } = ["http", "tcp", "icmp", "dns", "tls", "heartbeat"];
}
