using System.Net;
using System.Net.Sockets;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Monitoring.Probes.Http;
using Upheld.Monitoring.Probes.Matching;
using Upheld.Monitoring.Probes.Tcp;
using Upheld.Monitoring.Probes.Tls;
using Upheld.Testing.Targets;

namespace Upheld.Monitoring.Tests.Probes;

public sealed class TcpFaultTests
{
    [Fact]
    public async Task An_open_port_is_up()
    {
        await using var target = new TcpTarget((_, _) => Task.CompletedTask);

        var result = await Lab.CheckAsync(To(target.Port));

        result.ShouldBe(ProbeState.Up, FaultClass.None);
        result.Phases.Connect.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_refused_connection_is_down() => (await Lab.CheckAsync(To(1))).ShouldBe(ProbeState.Down, FaultClass.TcpRefused);

    [Fact]
    public async Task A_silent_drop_is_told_from_a_refusal()
    {
        using var full = new FullBacklog();

        (await Lab.CheckAsync(To(full.Port) with { Timeout = Lab.Short })).ShouldBe(ProbeState.Down, FaultClass.TcpTimeout);
        (await Lab.CheckAsync(new HttpOptions { Url = new Uri($"http://shop.example:{full.Port}/"), Timeout = Lab.Short })).ShouldBe(ProbeState.Down, FaultClass.TcpTimeout);
        (await Lab.CheckAsync(new TlsOptions { Host = "shop.example", Port = full.Port, Timeout = Lab.Short })).ShouldBe(ProbeState.Down, FaultClass.TcpTimeout);
    }

    [Fact]
    public async Task A_dialog_is_held_in_order_and_in_pieces()
    {
        await using var target = new TcpTarget(async (stream, stop) =>
        {
            await stream.SendAsync("220 mail.exa", stop);
            await stream.FlushAsync(stop);
            await Task.Delay(50, stop);
            await stream.SendAsync("mple ESMTP\r\n", stop);
            await stream.HearAsync(stop);
            await stream.SendAsync("250-mail.example 你好\r\n250 STARTTLS\r\n", stop);
        });
        var options = To(target.Port) with
        {
            Dialog =
            [
                new TcpStep(null, new TextMatch(TextOperator.Matches, Pattern: Pattern.Parse(@"\A220 \S+ ESMTP").Value)),
                new TcpStep("EHLO probe\r\n", new TextMatch(TextOperator.Contains, "STARTTLS")),
            ],
        };

        (await Lab.CheckAsync(options)).ShouldBe(ProbeState.Up, FaultClass.None);
    }

    [Theory]
    [InlineData("220 x ESMTP\r\n", ProbeState.Up, FaultClass.None)]
    [InlineData("554 go away\r\n", ProbeState.Down, FaultClass.TcpAnswer)]
    [InlineData("", ProbeState.Down, FaultClass.TcpClosed)]
    public async Task An_answer_is_right_wrong_or_missing(string answer, ProbeState state, FaultClass fault)
    {
        await using var target = new TcpTarget((stream, stop) => stream.SendAsync(answer, stop));

        (await Lab.CheckAsync(Expecting(target.Port, "220"))).ShouldBe(state, fault);
    }

    [Fact]
    public async Task A_greeting_that_does_not_come_is_a_time_out_of_the_answer()
    {
        await using var target = new TcpTarget((_, stop) => Task.Delay(Timeout.Infinite, stop));

        (await Lab.CheckAsync(Expecting(target.Port, "220") with { Timeout = Lab.Short })).ShouldBe(ProbeState.Down, FaultClass.TcpAnswerTimeout);
    }

    [Fact]
    public async Task A_wrong_answer_on_an_open_connection_is_a_time_out_that_shows_the_answer()
    {
        await using var target = new TcpTarget(async (stream, stop) =>
        {
            await stream.SendAsync("-ERR\r\n", stop);
            await Task.Delay(Timeout.Infinite, stop);
        });

        var result = await Lab.CheckAsync(Expecting(target.Port, "+OK") with { Timeout = Lab.Short });

        result.ShouldBe(ProbeState.Down, FaultClass.TcpAnswerTimeout);
        result.Finding!.Found.ShouldBe("-ERR\r\n");
    }

    [Fact]
    public async Task A_reset_in_the_dialog_is_down()
    {
        await using var target = new TcpTarget((stream, _) =>
        {
            stream.Socket.Close(0); // disposing the stream would first say a proper goodbye (FIN), and the reset would race with it
            return Task.CompletedTask;
        });

        (await Lab.CheckAsync(Expecting(target.Port, "220"))).ShouldBe(ProbeState.Down, FaultClass.TcpReset);
    }

    [Fact]
    public async Task A_slow_dialog_is_degraded()
    {
        await using var target = new TcpTarget(async (stream, stop) =>
        {
            await Task.Delay(200, stop);
            await stream.SendAsync("220\r\n", stop);
        });

        (await Lab.CheckAsync(Expecting(target.Port, "220") with { SlowAfter = Duration.FromMilliseconds(100) })).ShouldBe(ProbeState.Degraded, FaultClass.CheckSlow);
    }

    [Fact]
    public async Task An_endless_answer_is_refused()
    {
        await using var target = new TcpTarget(async (stream, stop) =>
        {
            while (true)
            {
                await stream.SendAsync(new string('x', 1000), stop);
            }
        });

        (await Lab.CheckAsync(Expecting(target.Port, "220"))).ShouldBe(ProbeState.Down, FaultClass.TcpAnswer);
    }

    private static TcpOptions To(int port) => new() { Host = "shop.example", Port = port };

    private static TcpOptions Expecting(int port, string text) => To(port) with { Dialog = [new TcpStep(null, new TextMatch(TextOperator.Contains, text))] };

    /// <summary>A listener whose queue is full: the kernel drops further attempts without a word, as a firewall would.</summary>
    private sealed class FullBacklog : IDisposable
    {
        private readonly List<Socket> _sockets = [];

        public FullBacklog()
        {
            var listener = Add();
            listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            listener.Listen(1);
            Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
            for (var i = 0; i < 4; i++)
            {
                var filler = Add();
                filler.Blocking = false;
                try
                {
                    filler.Connect(IPAddress.Loopback, Port);
                }
                catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
                {
                    // The first ones fill the queue, the others wait behind it.
                }
            }
        }

        public int Port { get; }

        public void Dispose() => _sockets.ForEach(socket => socket.Dispose());

        private Socket Add()
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _sockets.Add(socket);
            return socket;
        }
    }
}
