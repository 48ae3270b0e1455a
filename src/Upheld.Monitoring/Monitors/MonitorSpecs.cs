using Upheld.Monitoring.Probes;

namespace Upheld.Monitoring.Monitors;

/// <summary>Reads stored specs.</summary>
internal sealed class MonitorSpecs
{
    public MonitorSpec Read(Monitor monitor) => throw new NotSupportedException(monitor.Spec);
}

internal sealed record MonitorSpec(string Host, ProbeOptions Options);
