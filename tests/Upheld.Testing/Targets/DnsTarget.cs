using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Upheld.Testing.Targets;

/// <summary>What a DNS target was asked.</summary>
/// <param name="Name">Lower case, no trailing dot.</param>
/// <param name="Type">IANA number.</param>
/// <param name="IsTcp">Whether it came by TCP.</param>
public sealed record TargetQuestion(string Name, int Type, bool IsTcp)
{
    internal byte[] Bytes { get; init; } = [];
}

/// <summary>A name server on loopback (UDP and TCP on one port) whose answers a script makes, byte for byte.</summary>
public sealed class DnsTarget : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<TargetQuestion, CancellationToken, Task<byte[]?>> _script;
    private readonly Socket _udp;
    private readonly TcpTarget _tcp;
    private readonly Task _receiving;
    private int _questions;

    /// <param name="script">The answer's bytes (see <see cref="Answer"/>), or null to stay silent.</param>
    /// <param name="address">Default 127.0.0.1.</param>
    public DnsTarget(Func<TargetQuestion, CancellationToken, Task<byte[]?>> script, IPAddress? address = null)
    {
        _script = script;
        _tcp = new TcpTarget(ServeTcpAsync, address);
        _udp = new Socket(_tcp.Address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _udp.Bind(new IPEndPoint(_tcp.Address, _tcp.Port));
        _receiving = ReceiveAsync();
    }

    public DnsTarget(Func<TargetQuestion, byte[]?> script, IPAddress? address = null)
        : this((question, _) => Task.FromResult(script(question)), address)
    {
    }

    public IPAddress Address => _tcp.Address;

    public int Port => _tcp.Port;

    public int Questions => Volatile.Read(ref _questions);

    /// <summary>An answer to a question.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="code">Response code.</param>
    /// <param name="flags">More header bits: 0x0400 AA, 0x0200 TC, 0x0020 AD.</param>
    /// <param name="records">Owner, type, TTL and data as bytes; see <see cref="A"/> and <see cref="Cname"/>.</param>
    public static byte[] Answer(TargetQuestion question, int code = 0, int flags = 0, params (string Owner, int Type, uint Ttl, byte[] Data)[] records)
    {
        var answer = new List<byte>();
        answer.AddRange(question.Bytes[..2]);
        answer.AddRange(Number(0x8180 | flags | code));
        answer.AddRange(Number(1));
        answer.AddRange(Number(records.Length));
        answer.AddRange([0, 0, 0, 0]);
        answer.AddRange(question.Bytes[12..QuestionEnd(question.Bytes)]);
        foreach (var (owner, type, ttl, data) in records)
        {
            answer.AddRange(NameBytes(owner));
            answer.AddRange(Number(type));
            answer.AddRange(Number(1));
            answer.AddRange(Number((int)(ttl >> 16)));
            answer.AddRange(Number((int)(ttl & 0xFFFF)));
            answer.AddRange(Number(data.Length));
            answer.AddRange(data);
        }

        return [.. answer];
    }

    public static (string Owner, int Type, uint Ttl, byte[] Data) A(string owner, string address, uint ttl = 60) => (owner, 1, ttl, IPAddress.Parse(address).GetAddressBytes());

    public static (string Owner, int Type, uint Ttl, byte[] Data) Aaaa(string owner, string address, uint ttl = 60) => (owner, 28, ttl, IPAddress.Parse(address).GetAddressBytes());

    public static (string Owner, int Type, uint Ttl, byte[] Data) Cname(string owner, string target, uint ttl = 60) => (owner, 5, ttl, NameBytes(target));

    public static (string Owner, int Type, uint Ttl, byte[] Data) Txt(string owner, string text, uint ttl = 60) => (owner, 16, ttl, [(byte)text.Length, .. Encoding.UTF8.GetBytes(text)]);

    public static (string Owner, int Type, uint Ttl, byte[] Data) Mx(string owner, int preference, string host, uint ttl = 60) => (owner, 15, ttl, [.. Number(preference), .. NameBytes(host)]);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _udp.Dispose();
        await _tcp.DisposeAsync();
        await _receiving;
        _stop.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[1500];
        try
        {
            while (true)
            {
                var received = await _udp.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), _stop.Token);
                _ = AnswerUdpAsync(Read(buffer[..received.ReceivedBytes], isTcp: false), received.RemoteEndPoint);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerUdpAsync(TargetQuestion question, EndPoint asker)
    {
        try
        {
            if (await _script(question, _stop.Token) is { } answer)
            {
                await _udp.SendToAsync(answer, SocketFlags.None, asker, _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeTcpAsync(NetworkStream stream, CancellationToken stop)
    {
        var head = new byte[2];
        await stream.ReadExactlyAsync(head, stop);
        var bytes = new byte[BinaryPrimitives.ReadUInt16BigEndian(head)];
        await stream.ReadExactlyAsync(bytes, stop);
        if (await _script(Read(bytes, isTcp: true), stop) is { } answer)
        {
            await stream.WriteAsync((byte[])[.. Number(answer.Length), .. answer], stop);
        }
    }

    private TargetQuestion Read(byte[] bytes, bool isTcp)
    {
        Interlocked.Increment(ref _questions);
        var labels = new List<string>();
        var at = 12;
        while (bytes[at] != 0)
        {
            labels.Add(Encoding.ASCII.GetString(bytes, at + 1, bytes[at]).ToLowerInvariant());
            at += 1 + bytes[at];
        }

        return new TargetQuestion(string.Join('.', labels), BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 1)), isTcp) { Bytes = bytes };
    }

    private static int QuestionEnd(byte[] bytes)
    {
        var at = 12;
        while (bytes[at] != 0)
        {
            at += 1 + bytes[at];
        }

        return at + 5;
    }

    private static byte[] NameBytes(string name) => [.. name.Split('.', StringSplitOptions.RemoveEmptyEntries).SelectMany(label => Encoding.ASCII.GetBytes(label).Prepend((byte)label.Length)), 0];

    private static byte[] Number(int value) => [(byte)(value >> 8), (byte)value];
}
