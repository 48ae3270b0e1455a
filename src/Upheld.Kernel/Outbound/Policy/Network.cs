using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Upheld.Kernel.Outbound.Policy;

/// <summary>A network in CIDR notation: <c>10.0.0.0/8</c>, <c>fd00::/8</c>; a bare address is a network of one.</summary>
/// <remarks>Kept as the 128 bits that IPv6 has, an IPv4 network as its IPv4-mapped form, so that one comparison serves both families.</remarks>
public readonly record struct Network
{
    private static readonly UInt128 MappedPrefix = new(0, 0xFFFF_0000_0000UL);

    private readonly UInt128 _base;
    private readonly UInt128 _mask;

    private Network(UInt128 address, int prefix)
    {
        PrefixLength = prefix;
        _mask = prefix == 0 ? UInt128.Zero : UInt128.MaxValue << (128 - prefix);
        _base = address & _mask;
    }

    /// <summary>Bits that are fixed, counted in the 128 bits of IPv6 (an IPv4 /8 is 104 here).</summary>
    public int PrefixLength { get; }

    /// <summary>Reads <c>10.0.0.0/8</c>, <c>fd00::/8</c>, <c>192.0.2.7</c>. Bits behind the prefix must be zero: a typing slip there must not widen a policy.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Network network)
    {
        network = default;
        if (text is null)
        {
            return false;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? text : text[..slash];
        if (!IsPlainAddress(host) || !IPAddress.TryParse(host, out var address) || address.ScopeIdOrZero() != 0)
        {
            return false;
        }

        var width = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var prefix = width;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out prefix) || prefix > width))
        {
            return false;
        }

        var bits = BitsOf(address);
        var read = new Network(bits, prefix + (128 - width));
        if (read._base != bits)
        {
            return false;
        }

        network = read;
        return true;
    }

    /// <summary>The network of one address: decoded, and without the scope that a link-local address carries.</summary>
    public static Network Of(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new Network(BitsOf(DecodedAddress.Plain(new IPAddress(address.GetAddressBytes()))), 128);
    }

    /// <summary>The network that a text in CIDR notation names.</summary>
    /// <exception cref="ArgumentException">The text is none.</exception>
    public static Network Of(string cidr) =>
        TryParse(cidr, out var network) ? network : throw new ArgumentException($"Not a network: {cidr}", nameof(cidr));

    /// <summary>Whether the address lies inside. IPv4 and its mapped IPv6 form are the same address.</summary>
    public bool Contains(IPAddress address) => (BitsOf(address) & _mask) == _base;

    /// <inheritdoc/>
    public override string ToString()
    {
        var isV4 = PrefixLength >= 96 && (_base & (UInt128.MaxValue << 32)) == MappedPrefix;
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _base);
        return isV4
            ? string.Create(CultureInfo.InvariantCulture, $"{new IPAddress(bytes[12..])}/{PrefixLength - 96}")
            : string.Create(CultureInfo.InvariantCulture, $"{new IPAddress(bytes)}/{PrefixLength}");
    }

    internal static UInt128 BitsOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        return written == 4 ? MappedPrefix | BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    // IPAddress.TryParse also takes 10.1, 0x0a.1 and 012.0.0.1; in a policy file these are slips, and the reader would guess another meaning.
    private static bool IsPlainAddress(string host)
    {
        if (host.Contains(':', StringComparison.Ordinal))
        {
            return true;
        }

        var parts = host.Split('.');
        return parts.Length == 4 && parts.All(part => part is "0" || (part.Length is >= 1 and <= 3 && part[0] is >= '1' and <= '9' && part.All(char.IsAsciiDigit)));
    }
}

internal static class AddressScope
{
    public static long ScopeIdOrZero(this IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? address.ScopeId : 0;
}
