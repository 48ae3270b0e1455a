using System.Buffers.Binary;
using System.Net.Sockets;
using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Outbound.Names;

/// <summary>What a question to one name server brought.</summary>
/// <param name="Message">The answer; null on failure.</param>
/// <param name="Failure">Why there is none: the socket's fault, or <see cref="OutboundFault.Other"/> for bytes that are not a DNS message.</param>
public readonly record struct DnsReply(DnsMessage? Message, OutboundFault? Failure);

/// <summary>Asks one name server one question: by UDP, and by TCP when the answer does not fit. It talks to tested addresses only, so the network policy
/// holds for name servers that a customer names.</summary>
public sealed class NameServerClient(IIds ids)
{
    /// <summary>Asks; waits until an answer comes or <paramref name="cancellation"/> ends the wait.</summary>
    /// <param name="server">The server, tested against the policy.</param>
    /// <param name="name">Lower-case ASCII without a trailing dot.</param>
    /// <param name="type">What is asked for.</param>
    /// <param name="recurse">False when an authoritative server is asked directly.</param>
    /// <param name="cancellation">Ends the wait with <see cref="OperationCanceledException"/>.</param>
    public async ValueTask<DnsReply> AskAsync(TestedAddresses server, string name, DnsRecordType type, bool recurse, CancellationToken cancellation)
    {
        var question = DnsMessage.Question(BinaryPrimitives.ReadUInt16BigEndian(ids.NewBytes(2)), name, type, recurse);
        try
        {
            var reply = await AskUdpAsync(server, question, cancellation);
            return reply.Message is { IsTruncated: true } ? await AskTcpAsync(server, question, cancellation) : reply;
        }
        catch (SocketException e)
        {
            return new DnsReply(null, OutboundSockets.FaultOf(e.SocketErrorCode));
        }
        catch (IOException e)
        {
            return new DnsReply(null, e.InnerException is SocketException s ? OutboundSockets.FaultOf(s.SocketErrorCode) : OutboundFault.Reset);
        }
    }

    private async ValueTask<DnsReply> AskUdpAsync(TestedAddresses server, byte[] question, CancellationToken cancellation)
    {
        using var socket = await OutboundSockets.OpenUdpAsync(server, cancellation);
        await socket.SendAsync(question, cancellation);
        var buffer = new byte[4096];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, cancellation);
            if (DnsMessage.IsAnswer(buffer.AsSpan(0, length), question))
            {
                return Read(buffer.AsSpan(0, length));
            }

            if (length >= 2 && buffer.AsSpan(0, 2).SequenceEqual(question.AsSpan(0, 2)))
            {
                return new DnsReply(null, OutboundFault.Other); // our id, but not an answer to our question
            }
        }
    }

    private async ValueTask<DnsReply> AskTcpAsync(TestedAddresses server, byte[] question, CancellationToken cancellation)
    {
        var dialed = await OutboundSockets.ConnectAsync(server, cancellation);
        if (dialed.Stream is not { } stream)
        {
            return new DnsReply(null, dialed.Failure!.Fault);
        }

        await using (stream)
        {
            var framed = new byte[question.Length + 2];
            BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)question.Length);
            question.CopyTo(framed, 2);
            await stream.WriteAsync(framed, cancellation);
            var head = new byte[2];
            await stream.ReadExactlyAsync(head, cancellation);
            var answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(head)];
            await stream.ReadExactlyAsync(answer, cancellation);
            return DnsMessage.IsAnswer(answer, question) ? Read(answer) : new DnsReply(null, OutboundFault.Other);
        }
    }

    private static DnsReply Read(ReadOnlySpan<byte> answer) =>
        DnsMessage.TryRead(answer) is { } message ? new DnsReply(message, null) : new DnsReply(null, OutboundFault.Other);
}
