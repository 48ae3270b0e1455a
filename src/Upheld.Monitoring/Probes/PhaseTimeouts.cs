using NodaTime;

namespace Upheld.Monitoring.Probes;

/// <summary>Limits of single phases inside the total time-out; null: only the total counts.</summary>
internal sealed record PhaseTimeouts
{
    /// <summary>No limits beside the total.</summary>
    public static PhaseTimeouts None { get; } = new();

    /// <summary>Resolving the name.</summary>
    public Duration? Dns { get; init; }

    /// <summary>The TCP connection.</summary>
    public Duration? Connect { get; init; }

    /// <summary>The TLS handshake.</summary>
    public Duration? Tls { get; init; }

    /// <summary>From the request to the answer's first byte.</summary>
    public Duration? FirstByte { get; init; }

    /// <summary>From the first byte to the last.</summary>
    public Duration? Body { get; init; }
}
