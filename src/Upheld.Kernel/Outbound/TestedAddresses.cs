using System.Net;

namespace Upheld.Kernel.Outbound;

/// <summary>The addresses of a target that the network policy allows. Only <see cref="OutboundDialer"/> makes one, and its connections go to
/// these addresses without a second resolution: what was tested is what is connected to.</summary>
public sealed class TestedAddresses
{
    internal TestedAddresses(OutboundTarget target, IReadOnlyList<IPAddress> addresses) => (Target, Addresses) = (target, addresses);

    /// <summary>What was asked for.</summary>
    public OutboundTarget Target { get; }

    /// <summary>The allowed addresses, in the order in which they are tried; never empty.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; }
}
