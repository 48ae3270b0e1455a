using System.Net;
using System.Net.Sockets;
using Upheld.Kernel.Results;

namespace Upheld.Kernel.Outbound;

/// <summary>A connection, or why there is none.</summary>
/// <param name="Stream">Owns its socket; null on failure.</param>
/// <param name="Address">Where it goes to.</param>
/// <param name="Failure">Null on success.</param>
public readonly record struct Dialed(NetworkStream? Stream, IPAddress? Address, OutboundFailure? Failure);

/// <summary>The one place that opens sockets to others, always to addresses that have been tested.</summary>
internal static class OutboundSockets
{
    // With several addresses a silent one must leave time for the next; the last one may take all that is left.
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(3);

    /// <summary>Connects to the first address that answers, in order.</summary>
    public static async ValueTask<Dialed> ConnectAsync(TestedAddresses tested, CancellationToken cancellation)
    {
        OutboundFailure? failure = null;
        for (var i = 0; i < tested.Addresses.Count; i++)
        {
            var address = tested.Addresses[i];
            var isLast = i == tested.Addresses.Count - 1;
            using var limit = isLast ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit?.CancelAfter(AttemptLimit);
            try
            {
                return new Dialed(await ConnectAsync(new IPEndPoint(address, tested.Target.Port), limit?.Token ?? cancellation), address, null);
            }
            catch (SocketException e)
            {
                failure = Failed(FaultOf(e.SocketErrorCode), address, tested.Target.Port, e.Message);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                failure = Failed(OutboundFault.ConnectTimeout, address, tested.Target.Port, "no answer");
            }
        }

        return new Dialed(null, null, failure);
    }

    /// <summary>A UDP socket that takes datagrams from the first address only.</summary>
    public static async ValueTask<Socket> OpenUdpAsync(TestedAddresses tested, CancellationToken cancellation)
    {
        var address = tested.Addresses[0];
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, tested.Target.Port), cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>An ICMP socket to the first address: a datagram socket where the system allows one (no privilege needed), else a raw one; null when
    /// the system allows neither.</summary>
    public static Socket? OpenIcmp(TestedAddresses tested)
    {
        var address = tested.Addresses[0];
        var protocol = address.AddressFamily == AddressFamily.InterNetworkV6 ? ProtocolType.IcmpV6 : ProtocolType.Icmp;
        foreach (var type in (ReadOnlySpan<SocketType>)[SocketType.Dgram, SocketType.Raw])
        {
            Socket? socket = null;
            try
            {
                socket = new Socket(address.AddressFamily, type, protocol);
                socket.Connect(new IPEndPoint(address, 0)); // connects nothing, only fixes the peer: does not block
                return socket;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AccessDenied or SocketError.ProtocolNotSupported or SocketError.OperationNotSupported
                or SocketError.ProtocolOption or SocketError.SocketNotSupported or SocketError.ProtocolType)
            {
                socket?.Dispose();
            }
            catch
            {
                socket?.Dispose();
                throw;
            }
        }

        return null;
    }

    public static OutboundFault FaultOf(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => OutboundFault.Refused,
        SocketError.TimedOut => OutboundFault.ConnectTimeout,
        SocketError.HostUnreachable or SocketError.HostDown => OutboundFault.HostUnreachable,
        SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable => OutboundFault.NetworkUnreachable,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => OutboundFault.Reset,
        _ => OutboundFault.Other,
    };

    private static async ValueTask<NetworkStream> ConnectAsync(IPEndPoint endpoint, CancellationToken cancellation)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static OutboundFailure Failed(OutboundFault fault, IPAddress address, int port, string message) =>
        new(fault, new Error(ErrorKind.Unavailable, OutboundErrors.ConnectCode, $"No connection to {new IPEndPoint(address, port)}: {message}."));
}
