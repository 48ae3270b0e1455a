using NodaTime;
using Upheld.Monitoring.Probes;

namespace Upheld.Monitoring.Monitors;

/// <summary>The typed model of a Monitor document.</summary>
/// <param name="Service">The service it belongs to.</param>
/// <param name="Layer">What it looks at: network, host, application, business or user; null when not said.</param>
/// <param name="Kind">The probe kind.</param>
/// <param name="Target">What it looks at, for people.</param>
/// <param name="Host">Checks of one host share its slots.</param>
/// <param name="Every">Time between checks.</param>
/// <param name="ConfirmFailures">Failures in a row that confirm an outage.</param>
/// <param name="ConfirmSuccesses">Successes in a row that end it.</param>
/// <param name="IsPaused">Not checked at the moment.</param>
/// <param name="Options">What is checked.</param>
internal sealed record MonitorSpec(
    string Service, string? Layer, string Kind, string Target, string Host, Duration Every, int ConfirmFailures, int ConfirmSuccesses, bool IsPaused, ProbeOptions Options)
{
    /// <summary>A check may begin this much late without its predecessor's result becoming too old: a tenth of the interval, at least a second.</summary>
    public Duration Jitter => Duration.Max(Duration.FromSeconds(1), Every / 10);
}
