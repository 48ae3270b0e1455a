using System.Globalization;
using System.Net.Sockets;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Outbound;

namespace Upheld.Monitoring.Probes.Icmp;

/// <summary>Sends echo requests and counts what comes back; where the machine allows no such socket it connects by TCP and says so.</summary>
/// <param name="options">What is checked.</param>
/// <param name="dialer">Resolves and tests the host.</param>
/// <param name="open">Opens the socket, such as <see cref="OutboundDialer.OpenIcmp"/>; null where the machine allows none.</param>
/// <param name="ids">For the nonce of a check.</param>
/// <param name="time">For round trips.</param>
internal sealed class IcmpProbe(IcmpOptions options, OutboundDialer dialer, Func<TestedAddresses, Socket?> open, IIds ids, TimeProvider time) : IProbe
{
    public async ValueTask<ProbeResult> CheckAsync(bool keepDetail, CancellationToken cancellation)
    {
        using var timer = new PhaseTimer(time, options.Timeout, PhaseTimeouts.None, cancellation);
        try
        {
            timer.Enter(Phase.Dns);
            var (addresses, failure) = await dialer.ResolveAsync(new OutboundTarget("icmp", options.Host, 0, options.Families), timer.Token);
            if (addresses is null)
            {
                return Failed(timer, ProbeFaults.Of(failure!));
            }

            timer.Enter(Phase.FirstByte);
            using var socket = open(addresses);
            return socket is null
                ? await FallBackAsync(timer)
                : Judge(timer, await PingAsync(socket, timer, cancellation), keepDetail, addresses.Addresses[0].ToString());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed(timer, new Finding(timer.Current == Phase.Dns ? FaultClass.DnsTimeout : FaultClass.IcmpNoReply, Shown.AtMost(options.Timeout)));
        }
    }

    private async ValueTask<Pings> PingAsync(Socket socket, PhaseTimer timer, CancellationToken cancellation)
    {
        var pings = new Pings(Math.Clamp(options.Packets, 1, 20), ids.NewBytes(EchoPacket.NonceSize));
        var receiving = ReceiveAsync(socket, pings, timer.Token);
        try
        {
            for (var i = 0; i < pings.Count && !receiving.IsCompleted; i++)
            {
                if (i > 0)
                {
                    await Task.Delay(options.Spacing.ToTimeSpan(), time, timer.Token);
                }

                pings.Sent[i] = time.GetTimestamp();
                try
                {
                    await socket.SendAsync(EchoPacket.Request(socket.AddressFamily, (ushort)i, pings.Nonce), timer.Token);
                }
                catch (SocketException e)
                {
                    pings.Note(ErrorOf(e));
                }
            }

            await receiving;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Time is over: what has not come by now is lost.
        }

        await ((Task)receiving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return pings;
    }

    private async Task ReceiveAsync(Socket socket, Pings pings, CancellationToken cancellation)
    {
        var buffer = new byte[1500];
        while (pings.IsWaiting)
        {
            int length;
            try
            {
                length = await socket.ReceiveAsync(buffer, cancellation);
            }
            catch (SocketException e)
            {
                pings.Note(ErrorOf(e));
                continue;
            }

            var now = time.GetTimestamp();
            var answer = EchoPacket.Read(socket.AddressFamily, socket.SocketType == SocketType.Raw, buffer.AsSpan(0, length), pings.Nonce, out var sequence);
            if (sequence < pings.Count && pings.Sent[sequence] != 0)
            {
                pings.Take(sequence, answer, time.GetElapsedTime(pings.Sent[sequence], now));
            }
        }
    }

    private ProbeResult Judge(PhaseTimer timer, Pings pings, bool keepDetail, string address)
    {
        timer.Stop();
        var trips = pings.Trips;
        var finding = Finding(pings);
        var state = trips.Count == 0 ? ProbeState.Down : finding is null ? ProbeState.Up : ProbeState.Degraded;
        return new ProbeResult(state, finding)
        {
            Latency = trips.Count > 0 ? Mean(trips) : null,
            Phases = timer.Phases,
            Detail = keepDetail || finding is not null ? new ProbeDetail { Address = address, Lines = [.. pings.Lines] } : null,
        };
    }

    private Finding? Finding(Pings pings)
    {
        var trips = pings.Trips;
        var lost = pings.Count - trips.Count;
        if (trips.Count == 0)
        {
            return new Finding(pings.Error ?? FaultClass.IcmpNoReply, Found: $"{Shown.Number(lost)}/{Shown.Number(pings.Count)}");
        }

        if (lost * 100 > options.MaxLossPercent * pings.Count)
        {
            return new Finding(FaultClass.IcmpLoss, $"≤ {Shown.Number(options.MaxLossPercent)} %", $"{Shown.Number(lost)}/{Shown.Number(pings.Count)}");
        }

        if (options.SlowAfter is { } slow && Mean(trips) > slow)
        {
            return new Finding(FaultClass.IcmpSlow, Shown.AtMost(slow), Shown.Time(Mean(trips)));
        }

        return options.MaxJitter is { } most && Jitter(trips) > most ? new Finding(FaultClass.IcmpJitter, Shown.AtMost(most), Shown.Time(Jitter(trips))) : null;
    }

    private async ValueTask<ProbeResult> FallBackAsync(PhaseTimer timer)
    {
        timer.Enter(Phase.Connect);
        var advisory = new Finding(FaultClass.ProbeUnsupported, "icmp", string.Create(CultureInfo.InvariantCulture, $"tcp {options.FallbackPort}"));
        var (addresses, failure) = await dialer.ResolveAsync(new OutboundTarget("tcp", options.Host, options.FallbackPort, options.Families), timer.Token);
        if (addresses is null)
        {
            return Failed(timer, ProbeFaults.Of(failure!)) with { Advisories = [advisory] };
        }

        Dialed dialed;
        try
        {
            dialed = await dialer.ConnectAsync(addresses, timer.Token);
        }
        catch (OperationCanceledException)
        {
            return Failed(timer, new Finding(FaultClass.TcpTimeout, Shown.AtMost(options.Timeout))) with { Advisories = [advisory] };
        }

        if (dialed.Stream is not null)
        {
            await dialed.Stream.DisposeAsync();
        }

        timer.Stop();
        return dialed.Failure is { Fault: not OutboundFault.Refused } broken
            ? Failed(timer, ProbeFaults.Of(broken)) with { Advisories = [advisory] }
            : new ProbeResult(ProbeState.Up, advisory) { Latency = timer.Elapsed, Phases = timer.Phases, Advisories = [advisory], Detail = new ProbeDetail { Address = dialed.Address?.ToString() } };
    }

    private static FaultClass? ErrorOf(SocketException e) => e.SocketErrorCode switch
    {
        SocketError.HostUnreachable or SocketError.HostDown or SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.ConnectionRefused => FaultClass.IcmpUnreachable,
        _ => null,
    };

    private static ProbeResult Failed(PhaseTimer timer, Finding finding)
    {
        timer.Stop();
        return new ProbeResult(ProbeFaults.StateOf(finding.Fault), finding) { Latency = null, Phases = timer.Phases, Detail = new ProbeDetail() };
    }

    private static Duration Mean(IReadOnlyList<TimeSpan> trips) => Duration.FromTicks(trips.Sum(trip => trip.Ticks) / trips.Count);

    private static Duration Jitter(IReadOnlyList<TimeSpan> trips) =>
        trips.Count < 2 ? Duration.Zero : Duration.FromTicks(trips.Zip(trips.Skip(1), (a, b) => Math.Abs((a - b).Ticks)).Sum() / (trips.Count - 1));
}
