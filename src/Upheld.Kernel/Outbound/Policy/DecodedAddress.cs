using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Upheld.Kernel.Outbound.Policy;

/// <summary>An address and every IPv4 address that hides inside it. A policy that looks at the outer form only is passed by
/// <c>::ffff:169.254.169.254</c>, <c>64:ff9b::a9fe:a9fe</c> or <c>2002:a9fe:a9fe::</c>.</summary>
internal static class DecodedAddress
{
    /// <summary>IPv4-mapped and IPv4-compatible addresses are plain IPv4 for the kernel that connects: they are judged, and connected to, as such.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>The IPv4 addresses that the (plain) address carries in a transition form; none for ordinary ones.</summary>
    public static IReadOnlyList<IPAddress> Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return [];
        }

        Span<byte> b = stackalloc byte[16];
        address.TryWriteBytes(b, out _);
        var head = BinaryPrimitives.ReadUInt64BigEndian(b);
        var tail = BinaryPrimitives.ReadUInt64BigEndian(b[8..]);
        if (head == 0 && tail >> 32 == 0 && tail > 1)
        {
            return [V4(b[12..])]; // ::a.b.c.d, IPv4-compatible (RFC 4291, 2.5.5.1)
        }

        if (head == 0 && tail >> 32 == 0xFFFF_0000)
        {
            return [V4(b[12..])]; // ::ffff:0:a.b.c.d, IPv4-translated (RFC 2765)
        }

        if (head == 0x0064_FF9B_0000_0000 && tail >> 32 == 0)
        {
            return [V4(b[12..])]; // 64:ff9b::/96, NAT64 (RFC 6052)
        }

        if (head >> 16 == 0x0064_FF9B_0001)
        {
            // 64:ff9b:1::/48, local NAT64 (RFC 8215). Where the IPv4 address stands depends on the operator's prefix length: every place counts.
            return [V4(b[6], b[7], b[9], b[10]), V4(b[7], b[9], b[10], b[11]), V4(b[9..13]), V4(b[12..])];
        }

        if (head >> 48 == 0x2002)
        {
            return [V4(b[2..6])]; // 6to4 (RFC 3056)
        }

        if (head >> 32 == 0x2001_0000)
        {
            return [V4(b[4..8]), V4((byte)~b[12], (byte)~b[13], (byte)~b[14], (byte)~b[15])]; // Teredo (RFC 4380): server, and client with every bit turned
        }

        return (tail >> 32 & 0xFCFF_FFFF) == 0x0000_5EFE ? [V4(b[12..])] : []; // ISATAP (RFC 5214): …:0000:5efe:a.b.c.d, …:0200:5efe:a.b.c.d
    }

    private static IPAddress V4(ReadOnlySpan<byte> bytes) => new(bytes[..4]);

    private static IPAddress V4(byte a, byte b, byte c, byte d) => new([a, b, c, d]);
}
