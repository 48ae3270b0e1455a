using System.Net;
using System.Net.Sockets;

namespace Upheld.Kernel.Outbound.Names;

/// <summary>The operating system's resolver. It knows every source of names that the machine has, but blocks a thread for each question and cannot
/// tell a failing name server from a silent one: <see cref="StubNameResolver"/> is the default.</summary>
public sealed class SystemNameResolver : INameResolver
{
    /// <inheritdoc/>
    public async ValueTask<NameAnswer> ResolveAsync(string name, AddressFamilies families, CancellationToken cancellation)
    {
        var family = families switch
        {
            AddressFamilies.V4 => AddressFamily.InterNetwork,
            AddressFamilies.V6 => AddressFamily.InterNetworkV6,
            _ => AddressFamily.Unspecified,
        };
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(name, family, cancellation);
            return addresses is [] ? NameAnswer.Failed(OutboundFault.NoAddress) : new NameAnswer(addresses, null);
        }
        catch (SocketException e)
        {
            return NameAnswer.Failed(e.SocketErrorCode switch
            {
                SocketError.HostNotFound => OutboundFault.NameNotFound,
                SocketError.NoData => OutboundFault.NoAddress,
                _ => OutboundFault.NameServerFailure,
            });
        }
    }
}
