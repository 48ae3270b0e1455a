using NodaTime;

namespace Upheld.Monitoring.Probes;

/// <summary>Where the time of a check went; null for a phase that did not happen. With redirects, the sum over the hops.</summary>
/// <param name="Dns">Resolving the name; null for an address.</param>
/// <param name="Connect">Until the TCP connection stood.</param>
/// <param name="Tls">Handshake.</param>
/// <param name="FirstByte">From the request's first byte sent to the answer's first byte received.</param>
/// <param name="Body">From there to the last byte.</param>
internal readonly record struct ProbePhases(Duration? Dns, Duration? Connect, Duration? Tls, Duration? FirstByte, Duration? Body);
