using System.Net;
using System.Net.Sockets;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Probes.Icmp;
using Upheld.Testing.Targets;

namespace Upheld.Monitoring.Tests.Probes;

public sealed class IcmpFaultTests
{
    private static readonly IcmpOptions Options = new() { Host = "shop.example", Timeout = Lab.Short, Spacing = Duration.FromMilliseconds(20) };

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task This_machine_answers(string address)
    {
        var result = await Lab.CheckAsync(Options with { Host = address });

        if (result.Advisories.Any(advisory => advisory.Fault == FaultClass.ProbeUnsupported) || result.Fault is FaultClass.TcpNetworkUnreachable)
        {
            Assert.Skip("this machine allows no ICMP socket");
        }

        result.ShouldBe(ProbeState.Up, FaultClass.None);
        result.Latency.ShouldNotBeNull().ShouldBeLessThan(Duration.FromSeconds(1));
    }

    [Fact]
    public async Task All_lost_is_down()
    {
        var result = await CheckAsync(Options, _ => (null, 0));

        result.ShouldBe(ProbeState.Down, FaultClass.IcmpNoReply);
        result.Finding!.Found.ShouldBe("3/3");
        result.Latency.ShouldBeNull();
    }

    [Fact]
    public async Task Some_lost_is_degraded_and_allowed_loss_is_up()
    {
        static (EchoKind?, int) Script(int sequence) => (sequence == 1 ? null : EchoKind.Reply, 0);

        (await CheckAsync(Options, Script)).ShouldBe(ProbeState.Degraded, FaultClass.IcmpLoss);
        (await CheckAsync(Options with { MaxLossPercent = 34 }, Script)).ShouldBe(ProbeState.Up, FaultClass.None);
    }

    [Fact]
    public async Task Slow_and_unsteady_round_trips_are_degraded()
    {
        (await CheckAsync(Options with { SlowAfter = Duration.FromMilliseconds(50) }, _ => (EchoKind.Reply, 100))).ShouldBe(ProbeState.Degraded, FaultClass.IcmpSlow);
        (await CheckAsync(Options with { MaxJitter = Duration.FromMilliseconds(50) }, sequence => (EchoKind.Reply, sequence == 1 ? 200 : 0))).ShouldBe(ProbeState.Degraded, FaultClass.IcmpJitter);
    }

    [Theory]
    [InlineData(EchoKind.Unreachable, FaultClass.IcmpUnreachable)]
    [InlineData(EchoKind.TimeExceeded, FaultClass.IcmpTtlExceeded)]
    public async Task What_a_router_says_is_heard(EchoKind kind, FaultClass fault) => (await CheckAsync(Options, _ => (kind, 0))).ShouldBe(ProbeState.Down, fault);

    [Fact]
    public async Task Replies_to_others_are_not_ours() => (await CheckAsync(Options, _ => (EchoKind.Foreign, 0))).ShouldBe(ProbeState.Down, FaultClass.IcmpNoReply);

    [Fact]
    public async Task Without_an_ICMP_socket_TCP_is_tried_and_said()
    {
        await using var target = new TcpTarget((_, _) => Task.CompletedTask);

        var open = await FallBackAsync(target.Port);
        var refused = await FallBackAsync(1);

        foreach (var result in (ProbeResult[])[open, refused])
        {
            result.ShouldBe(ProbeState.Up, FaultClass.ProbeUnsupported);
            result.Advisories.Single().Expected.ShouldBe("icmp");
        }
    }

    [Fact]
    public async Task A_missing_name_is_down() => (await Lab.CheckAsync(Options with { Host = "gone.example" })).ShouldBe(ProbeState.Down, FaultClass.DnsNxDomain);

    public enum EchoKind
    {
        Reply,
        Unreachable,
        TimeExceeded,
        Foreign,
    }

    private static async Task<ProbeResult> FallBackAsync(int port) =>
        await new IcmpProbe(Options with { FallbackPort = port }, Lab.Dialer(), _ => null, new CountingIds(), TimeProvider.System).CheckAsync(false, CancellationToken.None);

    /// <summary>A peer that answers echo requests as a script says, over a datagram socket: to the probe it looks like the system's own ICMP socket.</summary>
    private static async Task<ProbeResult> CheckAsync(IcmpOptions options, Func<int, (EchoKind? Kind, int DelayMilliseconds)> script)
    {
        using var peer = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        peer.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var stop = new CancellationTokenSource();
        var answering = AnswerAsync(peer, script, stop.Token);
        var probe = new IcmpProbe(
            options,
            Lab.Dialer(),
            _ =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
                socket.Connect(peer.LocalEndPoint!);
                return socket;
            },
            new CountingIds(),
            TimeProvider.System);
        var result = await probe.CheckAsync(false, CancellationToken.None);
        await stop.CancelAsync();
        await ((Task)answering).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return result;
    }

    private static async Task AnswerAsync(Socket peer, Func<int, (EchoKind? Kind, int DelayMilliseconds)> script, CancellationToken stop)
    {
        var buffer = new byte[1500];
        while (true)
        {
            var received = await peer.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), stop);
            var request = buffer[..received.ReceivedBytes];
            request[0].ShouldBe((byte)8);
            var (kind, delay) = script((request[6] << 8) | request[7]);
            byte[] quote = [11, 0, 0, 0, 0, 0, 0, 0, 0x45, .. new byte[19], .. request[..8]];
            var answer = kind switch
            {
                EchoKind.Reply => [0, .. request[1..]],
                EchoKind.Foreign => [0, .. request[1..8], .. new byte[16]],
                EchoKind.Unreachable => [3, .. quote[1..]],
                EchoKind.TimeExceeded => quote,
                _ => null,
            };
            if (answer is not null)
            {
                await Task.Delay(delay, stop);
                await peer.SendToAsync(answer, SocketFlags.None, received.RemoteEndPoint, stop);
            }
        }
    }
}
