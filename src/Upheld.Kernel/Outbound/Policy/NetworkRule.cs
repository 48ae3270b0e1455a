using System.Collections.Immutable;
using System.Net;

namespace Upheld.Kernel.Outbound.Policy;

/// <summary>One entry of the policy file: networks, and of these only some ports and schemes.</summary>
/// <param name="Networks">Where; an address outside all of them is not meant.</param>
/// <param name="Ports">Empty: every port. ICMP has none, and an entry with ports does not speak of it.</param>
/// <param name="Schemes">Lower case (<c>http https tcp udp tls dns icmp smtp</c> …); empty: every scheme.</param>
public sealed record NetworkRule(ImmutableArray<Network> Networks, ImmutableArray<PortRange> Ports, ImmutableArray<string> Schemes)
{
    /// <summary>Whether the rule speaks of this address, port and scheme.</summary>
    public bool Covers(IPAddress address, int port, string scheme) => CoversService(port, scheme) && CoversAddress(address);

    internal bool CoversAddress(IPAddress address)
    {
        foreach (var network in Networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    internal bool CoversService(int port, string scheme)
    {
        if (!Schemes.IsEmpty && !Schemes.Contains(scheme, StringComparer.Ordinal))
        {
            return false;
        }

        return Ports.IsEmpty || NamesPort(port);
    }

    internal bool NamesPort(int port)
    {
        foreach (var range in Ports)
        {
            if (range.Contains(port))
            {
                return true;
            }
        }

        return false;
    }
}
