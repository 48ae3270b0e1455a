using System.Collections.Immutable;
using Upheld.Kernel.Outbound;
using Upheld.Monitoring.Probes.Matching;

namespace Upheld.Monitoring.Probes.Tcp;

/// <summary>Checks that a port takes connections and, if asked, speaks as it should.</summary>
internal sealed record TcpOptions : ProbeOptions
{
    /// <summary>Name or address.</summary>
    public required string Host { get; init; }

    /// <summary>1 to 65535.</summary>
    public required int Port { get; init; }

    /// <summary>Which of the name's addresses count.</summary>
    public AddressFamilies Families { get; init; }

    /// <summary>What is said and must be answered, in order; empty: connecting is enough.</summary>
    public ImmutableArray<TcpStep> Dialog { get; init; } = [];

    /// <summary>Limits of single phases; the dialog is the phase <see cref="PhaseTimeouts.FirstByte"/>.</summary>
    public PhaseTimeouts Phases { get; init; } = PhaseTimeouts.None;
}

/// <summary>One step of a dialog: something is sent, or waited for, or first sent and then waited for.</summary>
/// <param name="Send">Sent as it is, as UTF-8 (write line ends yourself); null for nothing.</param>
/// <param name="Expect">Must come within the time-out, in what was received since the step before; null for nothing. The other side may send it in pieces and with more
/// around it, so the operators are <see cref="TextOperator.Contains"/> and <see cref="TextOperator.Matches"/>.</param>
internal sealed record TcpStep(string? Send, TextMatch? Expect);
