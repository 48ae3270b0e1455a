using Upheld.Kernel.Outbound;

namespace Upheld.Monitoring.Probes.Tls;

/// <summary>Checks that a server speaks TLS as it should: whole chain, dates, host name, trust, version.</summary>
internal sealed record TlsOptions : ProbeOptions
{
    /// <summary>Name or address.</summary>
    public required string Host { get; init; }

    /// <summary>Default 443.</summary>
    public int Port { get; init; } = 443;

    /// <summary>Which of the name's addresses count.</summary>
    public AddressFamilies Families { get; init; }

    /// <summary>What must hold.</summary>
    public TlsRequirements Requirements { get; init; } = TlsRequirements.Default;

    /// <summary>Limits of single phases.</summary>
    public PhaseTimeouts Phases { get; init; } = PhaseTimeouts.None;
}
