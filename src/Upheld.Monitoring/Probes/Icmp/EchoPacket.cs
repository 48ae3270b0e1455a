using System.Buffers.Binary;
using System.Net.Sockets;

namespace Upheld.Monitoring.Probes.Icmp;

/// <summary>What came back.</summary>
internal enum EchoAnswer
{
    /// <summary>Not for us.</summary>
    Other,

    /// <summary>Our echo.</summary>
    Reply,

    /// <summary>Somebody on the way cannot reach the host.</summary>
    Unreachable,

    /// <summary>The packet went in a circle.</summary>
    TimeExceeded,
}

/// <summary>Echo request and reply of ICMP (RFC 792) and ICMPv6 (RFC 4443). The payload carries a nonce of the check, as a datagram socket replaces the
/// identifier and a raw socket hears everyone's replies.</summary>
internal static class EchoPacket
{
    public const int NonceSize = 16;
    private const int HeaderSize = 8;

    public static byte[] Request(AddressFamily family, ushort sequence, ReadOnlySpan<byte> nonce)
    {
        var packet = new byte[HeaderSize + NonceSize];
        packet[0] = family == AddressFamily.InterNetworkV6 ? (byte)128 : (byte)8;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), BinaryPrimitives.ReadUInt16BigEndian(nonce));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(6), sequence);
        nonce[..NonceSize].CopyTo(packet.AsSpan(HeaderSize));
        if (family == AddressFamily.InterNetwork)
        {
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), Checksum(packet)); // for ICMPv6 the system does it, as it knows the addresses
        }

        return packet;
    }

    /// <summary>Understands what a socket received; <paramref name="sequence"/> says which request it answers.</summary>
    public static EchoAnswer Read(AddressFamily family, bool isRaw, ReadOnlySpan<byte> received, ReadOnlySpan<byte> nonce, out ushort sequence)
    {
        sequence = 0;
        var packet = family == AddressFamily.InterNetwork && isRaw ? WithoutIpHeader(received) : received;
        if (packet.Length < HeaderSize)
        {
            return EchoAnswer.Other;
        }

        var isV6 = family == AddressFamily.InterNetworkV6;
        if (packet[0] == (isV6 ? 129 : 0))
        {
            sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[6..]);
            return packet[HeaderSize..].SequenceEqual(nonce) ? EchoAnswer.Reply : EchoAnswer.Other;
        }

        var answer = (isV6, packet[0]) switch
        {
            (false, 3) or (true, 1) => EchoAnswer.Unreachable,
            (false, 11) or (true, 3) => EchoAnswer.TimeExceeded,
            _ => EchoAnswer.Other,
        };

        // An error quotes the packet that caused it, with its IP header; routers may cut the quote behind the first eight bytes of ours.
        var quoted = packet[HeaderSize..];
        var inner = isV6 ? (quoted.Length > 40 ? quoted[40..] : []) : WithoutIpHeader(quoted);
        if (answer == EchoAnswer.Other || inner.Length < HeaderSize || BinaryPrimitives.ReadUInt16BigEndian(inner[4..]) != BinaryPrimitives.ReadUInt16BigEndian(nonce))
        {
            return EchoAnswer.Other;
        }

        sequence = BinaryPrimitives.ReadUInt16BigEndian(inner[6..]);
        return answer;
    }

    private static ReadOnlySpan<byte> WithoutIpHeader(ReadOnlySpan<byte> packet)
    {
        var length = packet.Length > 0 ? (packet[0] & 0xF) * 4 : 0;
        return length >= 20 && packet.Length >= length ? packet[length..] : [];
    }

    private static ushort Checksum(ReadOnlySpan<byte> packet)
    {
        var sum = 0u;
        for (var i = 0; i < packet.Length; i += 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(packet[i..]);
        }

        sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~(sum + (sum >> 16));
    }
}
