using System.Net;

namespace Upheld.Kernel.Outbound.Policy;

/// <summary>The networks that are not the public Internet, by the IANA special-purpose registries of both families, with the name that an
/// error message uses.</summary>
internal static class SpecialNetworks
{
    private static readonly (Network Network, string Name)[] V4 =
    [
        (Network.Of("0.0.0.0/8"), "unspecified"),
        (Network.Of("10.0.0.0/8"), "private"),
        (Network.Of("100.64.0.0/10"), "carrier-grade NAT"),
        (Network.Of("127.0.0.0/8"), "loopback"),
        (Network.Of("169.254.0.0/16"), "link-local"),
        (Network.Of("172.16.0.0/12"), "private"),
        (Network.Of("192.0.0.0/24"), "protocol assignments"),
        (Network.Of("192.0.2.0/24"), "documentation"),
        (Network.Of("192.88.99.0/24"), "6to4 relay"),
        (Network.Of("192.168.0.0/16"), "private"),
        (Network.Of("198.18.0.0/15"), "benchmarking"),
        (Network.Of("198.51.100.0/24"), "documentation"),
        (Network.Of("203.0.113.0/24"), "documentation"),
        (Network.Of("224.0.0.0/4"), "multicast"),
        (Network.Of("240.0.0.0/4"), "reserved"),
    ];

    private static readonly (Network Network, string Name)[] V6 =
    [
        (Network.Of("::/128"), "unspecified"),
        (Network.Of("::1/128"), "loopback"),
        (Network.Of("::/96"), "IPv4-compatible"),
        (Network.Of("::ffff:0:0:0/96"), "IPv4-translated"),
        (Network.Of("64:ff9b:1::/48"), "local NAT64"),
        (Network.Of("100::/64"), "discard"),
        (Network.Of("2001::/32"), "Teredo"),
        (Network.Of("2001::/23"), "protocol assignments"),
        (Network.Of("2001:db8::/32"), "documentation"),
        (Network.Of("2002::/16"), "6to4"),
        (Network.Of("3fff::/20"), "documentation"),
        (Network.Of("5f00::/16"), "segment routing"),
        (Network.Of("fc00::/7"), "unique local"),
        (Network.Of("fe80::/10"), "link-local"),
        (Network.Of("fec0::/10"), "site-local"),
        (Network.Of("ff00::/8"), "multicast"),
    ];

    private static readonly Network Nat64 = Network.Of("64:ff9b::/96");

    // Only 2000::/3 has been given out as global unicast; whatever lies outside has no public meaning yet.
    private static readonly Network GlobalUnicast = Network.Of("2000::/3");

    /// <summary>Metadata services of clouds and the like: whoever can read one has the machine's credentials. Denied whatever the policy file says.</summary>
    private static readonly Network[] MetadataAddresses =
    [
        Network.Of("169.254.169.254"), // AWS, Azure, Google, Oracle, OpenStack, …
        Network.Of("169.254.170.2"), // AWS ECS task credentials
        Network.Of("169.254.170.23"), // AWS EKS pod identity
        Network.Of("100.100.100.200"), // Alibaba
        Network.Of("168.63.129.16"), // Azure's platform address
        Network.Of("192.0.0.192"), // Oracle classic
        Network.Of("fd00:ec2::254"), // AWS
        Network.Of("fd00:ec2::23"), // AWS EKS pod identity
        Network.Of("fd20:ce::254"), // Google
    ];

    public static bool IsMetadata(IPAddress address)
    {
        foreach (var network in MetadataAddresses)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name of the special network that the address is in; null on the public Internet.</summary>
    public static string? NameOf(IPAddress address)
    {
        var isV4 = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork;
        foreach (var (network, name) in isV4 ? V4 : V6)
        {
            if (network.Contains(address))
            {
                return name;
            }
        }

        return isV4 || GlobalUnicast.Contains(address) || Nat64.Contains(address) ? null : "reserved";
    }
}
