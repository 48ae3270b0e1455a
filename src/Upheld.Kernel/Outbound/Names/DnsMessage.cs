using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace Upheld.Kernel.Outbound.Names;

/// <summary>One record of an answer.</summary>
/// <param name="Name">Owner: lower case, without the trailing dot.</param>
/// <param name="Type">Its type; may be one that <see cref="DnsRecordType"/> does not name.</param>
/// <param name="TimeToLive">Seconds it may be kept.</param>
/// <param name="Data">As zone files write it, names lower case and without the trailing dot: <c>192.0.2.1</c>, <c>10 mail.example.com</c>; a TXT's strings
/// joined; hexadecimal for types that are not read.</param>
public sealed record DnsRecord(string Name, DnsRecordType Type, uint TimeToLive, string Data);

/// <summary>An answer of a name server (RFC 1035, 4).</summary>
/// <param name="Code">Response code.</param>
/// <param name="IsAuthoritative">Bit AA: the server owns the zone.</param>
/// <param name="IsTruncated">Bit TC: ask again over TCP.</param>
/// <param name="IsAuthenticated">Bit AD: the resolver has checked the signatures.</param>
/// <param name="Answers">The answer section.</param>
public sealed record DnsMessage(DnsResponseCode Code, bool IsAuthoritative, bool IsTruncated, bool IsAuthenticated, ImmutableArray<DnsRecord> Answers)
{
    private const ushort Internet = 1;
    private const ushort OptType = 41;
    private const ushort UdpPayload = 1232; // fits every path without fragments (DNS flag day 2020)

    /// <summary>A question, ready to send by UDP.</summary>
    /// <param name="id">Unpredictable, so that a stranger cannot answer.</param>
    /// <param name="name">Lower-case ASCII without a trailing dot; empty for the root.</param>
    /// <param name="type">What is asked for.</param>
    /// <param name="recurse">Bit RD: false when an authoritative server is asked directly.</param>
    public static byte[] Question(ushort id, string name, DnsRecordType type, bool recurse)
    {
        ArgumentNullException.ThrowIfNull(name);
        var message = new byte[12 + name.Length + (name.Length == 0 ? 1 : 2) + 4 + 11];
        var span = message.AsSpan();
        BinaryPrimitives.WriteUInt16BigEndian(span, id);
        BinaryPrimitives.WriteUInt16BigEndian(span[2..], (ushort)(recurse ? 0x0120 : 0x0020)); // AD asks whether signatures were checked (RFC 6840, 5.7)
        BinaryPrimitives.WriteUInt16BigEndian(span[4..], 1);
        BinaryPrimitives.WriteUInt16BigEndian(span[10..], 1);
        var at = 12;
        foreach (var label in name.Length == 0 ? [] : name.Split('.'))
        {
            message[at] = checked((byte)label.Length);
            at += 1 + Encoding.ASCII.GetBytes(label, span[(at + 1)..]);
        }

        at++;
        BinaryPrimitives.WriteUInt16BigEndian(span[at..], (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(span[(at + 2)..], Internet);
        at += 5;
        BinaryPrimitives.WriteUInt16BigEndian(span[at..], OptType);
        BinaryPrimitives.WriteUInt16BigEndian(span[(at + 2)..], UdpPayload);
        return message;
    }

    /// <summary>Whether these bytes claim to answer this question: same id, same name and type. Anything else on the socket is noise or a forgery.</summary>
    public static bool IsAnswer(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> question)
    {
        var end = question.Length - 11;
        return answer.Length >= 12
            && answer[..2].SequenceEqual(question[..2])
            && (answer[2] & 0x80) != 0
            && (BinaryPrimitives.ReadUInt16BigEndian(answer[4..]) == 0 || (answer.Length >= end && SameQuestion(answer[12..end], question[12..end])));
    }

    /// <summary>Reads an answer; null when the bytes are not a DNS message.</summary>
    public static DnsMessage? TryRead(ReadOnlySpan<byte> message)
    {
        if (message.Length < 12)
        {
            return null;
        }

        var flags = BinaryPrimitives.ReadUInt16BigEndian(message[2..]);
        int questions = BinaryPrimitives.ReadUInt16BigEndian(message[4..]), answers = BinaryPrimitives.ReadUInt16BigEndian(message[6..]);
        var at = 12;
        for (var i = 0; i < questions; i++)
        {
            if (!TryName(message, ref at, out _) || (at += 4) > message.Length)
            {
                return null;
            }
        }

        var isTruncated = (flags & 0x0200) != 0;
        var records = ImmutableArray.CreateBuilder<DnsRecord>(Math.Min(answers, 64));
        for (var i = 0; i < answers; i++)
        {
            if (!TryRecord(message, ref at, out var record))
            {
                // A truncated answer may end inside a record; what came before still stands.
                if (isTruncated)
                {
                    break;
                }

                return null;
            }

            records.Add(record);
        }

        return new DnsMessage((DnsResponseCode)(flags & 0xF), (flags & 0x0400) != 0, isTruncated, (flags & 0x0020) != 0, records.ToImmutable());
    }

    private static bool SameQuestion(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => Ascii.EqualsIgnoreCase(left, right) || left.SequenceEqual(right);

    private static bool TryRecord(ReadOnlySpan<byte> message, ref int at, out DnsRecord record)
    {
        record = null!;
        if (!TryName(message, ref at, out var owner) || at + 10 > message.Length)
        {
            return false;
        }

        var type = (DnsRecordType)BinaryPrimitives.ReadUInt16BigEndian(message[at..]);
        var ttl = BinaryPrimitives.ReadUInt32BigEndian(message[(at + 4)..]);
        int length = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 8)..]), start = at + 10;
        at = start + length;
        if (at > message.Length || Data(message, start, length, type) is not { } data)
        {
            return false;
        }

        record = new DnsRecord(owner, type, ttl > int.MaxValue ? 0 : ttl, data); // a TTL with its first bit set counts as 0 (RFC 2181, 8)
        return true;
    }

    private static string? Data(ReadOnlySpan<byte> message, int start, int length, DnsRecordType type)
    {
        var data = message.Slice(start, length);
        var at = start;
        switch (type)
        {
            case DnsRecordType.A:
                return length == 4 ? new IPAddress(data).ToString() : null;
            case DnsRecordType.AAAA:
                return length == 16 ? new IPAddress(data).ToString() : null;
            case DnsRecordType.NS or DnsRecordType.CNAME or DnsRecordType.PTR:
                return TryName(message, ref at, out var name) ? name : null;
            case DnsRecordType.MX when length > 2:
                at += 2;
                return TryName(message, ref at, out var mail) ? Words(BinaryPrimitives.ReadUInt16BigEndian(data), mail) : null;
            case DnsRecordType.SRV when length > 6:
                at += 6;
                return TryName(message, ref at, out var service)
                    ? Words(
                        BinaryPrimitives.ReadUInt16BigEndian(data),
                        BinaryPrimitives.ReadUInt16BigEndian(data[2..]),
                        BinaryPrimitives.ReadUInt16BigEndian(data[4..]),
                        service)
                    : null;
            case DnsRecordType.SOA:
                if (!TryName(message, ref at, out var primary) || !TryName(message, ref at, out var contact) || at + 20 > start + length)
                {
                    return null;
                }

                var n = message[at..];
                return Words(
                    primary,
                    contact,
                    BinaryPrimitives.ReadUInt32BigEndian(n),
                    BinaryPrimitives.ReadUInt32BigEndian(n[4..]),
                    BinaryPrimitives.ReadUInt32BigEndian(n[8..]),
                    BinaryPrimitives.ReadUInt32BigEndian(n[12..]),
                    BinaryPrimitives.ReadUInt32BigEndian(n[16..]));
            case DnsRecordType.TXT:
                return Text(data);
            case DnsRecordType.CAA when length > 2 && data[1] + 2 <= length:
                return Words(data[0], Encoding.Latin1.GetString(data.Slice(2, data[1])), Encoding.Latin1.GetString(data[(2 + data[1])..]));
            case DnsRecordType.MX or DnsRecordType.SRV or DnsRecordType.CAA:
                return null;
            default:
                return Convert.ToHexStringLower(data);
        }
    }

    private static string? Text(ReadOnlySpan<byte> data)
    {
        var text = new StringBuilder();
        for (var at = 0; at < data.Length; at += 1 + data[at])
        {
            if (at + 1 + data[at] > data.Length)
            {
                return null;
            }

            text.Append(Encoding.UTF8.GetString(data.Slice(at + 1, data[at])));
        }

        return text.ToString();
    }

    private static string Words(params object[] words) => string.Join(' ', words.Select(word => Convert.ToString(word, CultureInfo.InvariantCulture)));

    // Compressed names may point backwards only, so that no message can make us run in a circle.
    private static bool TryName(ReadOnlySpan<byte> message, ref int at, out string name)
    {
        name = string.Empty;
        var text = new StringBuilder();
        int position = at, floor = at, end = -1;
        while (position < message.Length)
        {
            int length = message[position];
            if (length == 0)
            {
                at = end < 0 ? position + 1 : end;
                name = text.ToString();
                return true;
            }

            if (length >= 0xC0)
            {
                if (position + 1 >= message.Length)
                {
                    return false;
                }

                var target = ((length & 0x3F) << 8) | message[position + 1];
                end = end < 0 ? position + 2 : end;
                if (target >= floor)
                {
                    return false;
                }

                position = floor = target;
                continue;
            }

            if (length > 63 || position + 1 + length > message.Length || text.Length + length > 254)
            {
                return false;
            }

            if (text.Length > 0)
            {
                text.Append('.');
            }

            foreach (var b in message.Slice(position + 1, length))
            {
                AppendByte(text, b);
            }

            position += 1 + length;
        }

        return false;
    }

    private static void AppendByte(StringBuilder text, byte b)
    {
        var c = (char)b;
        if (c is '.' or '\\' or <= ' ' or > '~')
        {
            text.Append(CultureInfo.InvariantCulture, $"\\{b:D3}");
        }
        else
        {
            text.Append(char.ToLowerInvariant(c));
        }
    }
}
