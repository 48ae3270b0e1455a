using System.Net;

namespace Upheld.Kernel.Outbound.Names;

/// <summary>Turns a name into addresses; the port behind which tests put a resolver that lies.</summary>
public interface INameResolver
{
    /// <summary>The addresses of a name, or why there are none.</summary>
    /// <param name="name">Lower-case ASCII without a trailing dot; never an address.</param>
    /// <param name="families">Which addresses are wanted.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<NameAnswer> ResolveAsync(string name, AddressFamilies families, CancellationToken cancellation);
}

/// <summary>The addresses of a name, or why there are none.</summary>
/// <param name="Addresses">In the order in which they are tried; empty on failure.</param>
/// <param name="Fault">Why there are none; null when there are.</param>
public readonly record struct NameAnswer(IReadOnlyList<IPAddress> Addresses, OutboundFault? Fault)
{
    /// <summary>A failure.</summary>
    public static NameAnswer Failed(OutboundFault fault) => new([], fault);
}
