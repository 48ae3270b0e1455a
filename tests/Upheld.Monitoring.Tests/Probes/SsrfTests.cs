using System.Net;
using System.Net.Sockets;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Http;
using Upheld.Kernel.Outbound.Names;
using Upheld.Kernel.Outbound.Policy;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Probes.Dns;
using Upheld.Monitoring.Probes.Http;
using Upheld.Monitoring.Probes.Icmp;
using Upheld.Monitoring.Probes.Tcp;
using Upheld.Monitoring.Probes.Tls;
using Upheld.Testing.Targets;

namespace Upheld.Monitoring.Tests.Probes;

/// <summary>Forged requests: a canary listens on a denied loopback address (TCP and UDP), an attacker's server on an allowed one. Whatever way is tried, nothing may
/// reach the canary.</summary>
public sealed class SsrfTests
{
    private const string Attacker = "127.0.0.2";

    /// <summary>Ways to write this machine's address.</summary>
    private static readonly string[] Encodings =
    [
        "127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0x7F.0x0.0x0.0x1", "0177.0.0.1", "017700000001", "0177.0.0.01", "00000177.0.0.1",
        "localhost", "localhost.", "LOCALHOST", "LocalHost.", "anything.localhost", "１２７.０.０.１", "127。0。0。1", "①②⑦.⓪.⓪.①", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "ｌｏｃａｌｈｏｓｔ",
        "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]", "[64:ff9b::127.0.0.1]",
        "[64:ff9b:1::127.0.0.1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[2001:0:808:808:0:0:80ff:fffe]", "[2001:470::5efe:127.0.0.1]", "[fe80::1]", "[::]", "0.0.0.0", "0", "127.255.255.254",
        "loop.attacker.example", "mapped.attacker.example", "nat64.attacker.example", "mixed.attacker.example",
    ];

    private static readonly string[] Kinds = ["http", "https", "tcp", "tls", "dns", "icmp", "webhook"];

    public static TheoryData<string, string> EncodingsByKind
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var kind in Kinds)
            {
                foreach (var host in Encodings)
                {
                    data.Add(kind, host);
                }
            }

            return data;
        }
    }

    public static TheoryData<int, string> RedirectsByEncoding
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var status in (int[])[301, 302, 303, 307, 308])
            {
                foreach (var host in Encodings)
                {
                    data.Add(status, host);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EncodingsByKind))]
    public async Task No_way_to_write_the_address_passes(string kind, string host)
    {
        await using var canary = new Canary();

        var outcome = await TryAsync(kind, host, canary.Port, Dialer(canary));

        outcome.ShouldNotBe("reached");
        canary.Hits.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(RedirectsByEncoding))]
    public async Task No_redirect_passes(int status, string host)
    {
        await using var canary = new Canary();
        await using var attacker = HttpTarget.Start(
            (request, stream, stop) => stream.SendAsync(HttpTarget.Answer(status, string.Empty, $"Location: {(request.Path == "/xxx" ? $"http://{host}:{canary.Port}/" : request.Path + "x")}"), stop),
            IPAddress.Parse(Attacker));
        var dialer = Dialer(canary);

        (await ProbeAsync(new HttpOptions { Url = new Uri($"http://{Attacker}:{attacker.Port}/"), Timeout = Duration.FromSeconds(5) }, dialer)).State.ShouldNotBe(ProbeState.Up);
        await WebhookAsync($"http://{Attacker}:{attacker.Port}/", dialer);

        attacker.Connections.ShouldBeGreaterThan(1);
        canary.Hits.ShouldBe(0);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:{0}/x")]
    [InlineData("ftp://127.0.0.1:{0}/x")]
    [InlineData("ws://127.0.0.1:{0}/x")]
    [InlineData("dict://127.0.0.1:{0}/x")]
    [InlineData("ldap://127.0.0.1:{0}/x")]
    [InlineData("unix:///run/docker.sock")]
    [InlineData("//127.0.0.1:{0}/x")]
    [InlineData("\\\\127.0.0.1:{0}\\x")]
    [InlineData("/\\127.0.0.1:{0}/x")]
    [InlineData("http:127.0.0.1:{0}/x")]
    [InlineData("http:///127.0.0.1:{0}/x")]
    [InlineData("http://127.0.0.2@127.0.0.1:{0}/")]
    [InlineData("http://127.0.0.2:80@127.0.0.1:{0}/")]
    [InlineData("http://127.0.0.1:{0}#@127.0.0.2/")]
    [InlineData("http://127.0.0.1:{0}?@127.0.0.2/")]
    [InlineData("http://127.0.0.1:{0}\\@127.0.0.2/")]
    [InlineData("http://%31%32%37.0.0.1:{0}/")]
    [InlineData("http://127.0.0.1%00.attacker.example:{0}/")]
    [InlineData("http://127.0.0.1%2eattacker.example:{0}/")]
    [InlineData("  http://127.0.0.1:{0}/")]
    [InlineData("HTTP://LOCALHOST:{0}/")]
    [InlineData("http://[::1%25lo]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    public async Task No_strange_location_passes(string location)
    {
        await using var canary = new Canary();
        await using var attacker = HttpTarget.Answering(
            HttpTarget.Answer(302, string.Empty, "Location: " + string.Format(System.Globalization.CultureInfo.InvariantCulture, location, canary.Port)), IPAddress.Parse(Attacker));
        var dialer = Dialer(canary);

        (await ProbeAsync(new HttpOptions { Url = new Uri($"http://{Attacker}:{attacker.Port}/") }, dialer)).State.ShouldNotBe(ProbeState.Up);
        await WebhookAsync($"http://{Attacker}:{attacker.Port}/", dialer);

        canary.Hits.ShouldBe(0);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    [InlineData("tcp")]
    [InlineData("tls")]
    [InlineData("dns")]
    [InlineData("icmp")]
    [InlineData("webhook")]
    public async Task A_name_that_changes_its_address_at_each_question_gains_nothing(string kind)
    {
        await using var canary = new Canary();
        await using var attacker = new TcpTarget((stream, stop) => stream.SendAsync(HttpTarget.Answer(200, "ok"), stop), IPAddress.Parse(Attacker), canary.Port);
        var resolver = new ScriptedResolver((_, time) => new NameAnswer([IPAddress.Parse(time % 2 == 0 ? Attacker : "127.0.0.1")], null)); // TTL 0
        var dialer = new OutboundDialer(Policy, resolver);

        for (var i = 0; i < 20; i++)
        {
            await TryAsync(kind, "rebind.attacker.example", canary.Port, dialer);
        }

        canary.Hits.ShouldBe(0);
        resolver.Asked("rebind.attacker.example").ShouldBe(20); // one question a connection: no second answer is ever used
    }

    [Theory]
    [InlineData(302, "/again")]
    [InlineData(307, "http://rebind.attacker.example:{0}/again")]
    public async Task A_redirect_to_the_same_name_is_resolved_and_tested_again(int status, string location)
    {
        await using var canary = new Canary();
        await using var attacker = HttpTarget.Start(
            (_, stream, stop) => stream.SendAsync(HttpTarget.Answer(status, string.Empty, "Location: " + string.Format(System.Globalization.CultureInfo.InvariantCulture, location, canary.Port)), stop),
            IPAddress.Parse(Attacker),
            canary.Port);
        var resolver = new ScriptedResolver((_, time) => new NameAnswer([IPAddress.Parse(time == 0 ? Attacker : "127.0.0.1")], null));

        (await ProbeAsync(new HttpOptions { Url = new Uri($"http://rebind.attacker.example:{canary.Port}/") }, new OutboundDialer(Policy, resolver))).ShouldBe(ProbeState.Unknown, FaultClass.ProbeDenied);

        attacker.Connections.ShouldBe(1);
        canary.Hits.ShouldBe(0);
    }

    [Theory]
    [InlineData("https")]
    [InlineData("tls")]
    [InlineData("webhook")]
    public async Task A_certificate_that_names_download_addresses_makes_nobody_download(string kind)
    {
        await using var canary = new Canary();
        using var authority = new TestCertificates();
        var leaf = authority.Server(Attacker, authorityUrl: $"http://127.0.0.1:{canary.Port}");
        await using var attacker = TlsTarget.Start(leaf, [], (stream, stop) => stream.SendAsync(HttpTarget.Answer(200, "ok"), stop), address: IPAddress.Parse(Attacker));

        await TryAsync(kind, Attacker, attacker.Port, Dialer(canary), "https");

        attacker.Connections.ShouldBeGreaterThan(0);
        canary.Hits.ShouldBe(0);
    }

    [Fact]
    public async Task A_proxy_of_the_environment_is_not_used()
    {
        await using var canary = new Canary();
        await using var attacker = HttpTarget.Answering(HttpTarget.Answer(200, "ok"), IPAddress.Parse(Attacker));
        var before = Environment.GetEnvironmentVariable("http_proxy");
        Environment.SetEnvironmentVariable("http_proxy", $"http://127.0.0.1:{canary.Port}");
        try
        {
            (await ProbeAsync(new HttpOptions { Url = new Uri($"http://{Attacker}:{attacker.Port}/") }, Dialer(canary))).State.ShouldBe(ProbeState.Up);
            (await WebhookAsync($"http://{Attacker}:{attacker.Port}/", Dialer(canary))).ShouldBe("reached");
        }
        finally
        {
            Environment.SetEnvironmentVariable("http_proxy", before);
        }

        canary.Hits.ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_that_offers_another_service_is_not_taken_up()
    {
        await using var canary = new Canary();
        await using var attacker = HttpTarget.Answering(HttpTarget.Answer(200, "ok", $"Alt-Svc: h2=\"127.0.0.1:{canary.Port}\"; ma=86400", $"Refresh: 0; url=http://127.0.0.1:{canary.Port}/"), IPAddress.Parse(Attacker));
        var dialer = Dialer(canary);

        for (var i = 0; i < 3; i++)
        {
            await ProbeAsync(new HttpOptions { Url = new Uri($"http://{Attacker}:{attacker.Port}/") }, dialer);
            await WebhookAsync($"http://{Attacker}:{attacker.Port}/", dialer);
        }

        canary.Hits.ShouldBe(0);
    }

    [Fact]
    public async Task An_old_version_hello_goes_to_the_tested_address_only()
    {
        await using var canary = new Canary();
        await using var attacker = new TcpTarget(
            async (stream, stop) =>
            {
                await stream.HearAsync(stop);
                await stream.WriteAsync(new byte[] { 21, 3, 3, 0, 2, 2, 70 }, stop);
            },
            IPAddress.Parse(Attacker),
            canary.Port);
        var resolver = new ScriptedResolver((_, time) => new NameAnswer([IPAddress.Parse(time == 0 ? Attacker : "127.0.0.1")], null));

        (await ProbeAsync(new TlsOptions { Host = "rebind.attacker.example", Port = canary.Port }, new OutboundDialer(Policy, resolver))).ShouldBe(ProbeState.Down, FaultClass.TlsVersionMismatch);

        attacker.Connections.ShouldBe(2);
        canary.Hits.ShouldBe(0);
    }

    [Fact]
    public async Task A_name_server_that_asks_for_TCP_gets_it_at_its_own_address_only()
    {
        await using var canary = new Canary();
        await using var attacker = new DnsTarget(question => DnsTarget.Answer(question, 0, question.IsTcp ? 0 : 0x0200, DnsTarget.A("x.example", "127.0.0.1")), IPAddress.Parse(Attacker));

        (await ProbeAsync(new DnsOptions { Name = "x.example", Servers = [new DnsServer(Attacker, attacker.Port)] }, Dialer(canary))).State.ShouldBe(ProbeState.Up);

        canary.Hits.ShouldBe(0);
    }

    [Fact]
    public async Task A_fallback_from_ICMP_is_tested_for_TCP()
    {
        await using var canary = new Canary();
        var pingOnly = new OutboundDialer(NetworkPolicyFile.Parse("version: 1\nallow: [ { networks: [ 127.0.0.0/8 ], schemes: [ icmp ] } ]").Value, ScriptedResolver.Of());
        var probe = new IcmpProbe(new IcmpOptions { Host = "127.0.0.1", FallbackPort = canary.Port }, pingOnly, _ => null, new CountingIds(), TimeProvider.System);

        (await probe.CheckAsync(false, CancellationToken.None)).ShouldBe(ProbeState.Unknown, FaultClass.ProbeDenied);

        canary.Hits.ShouldBe(0);
    }

    [Theory]
    [InlineData("http://{0}/")]
    [InlineData("https://{0}/")]
    public async Task Metadata_services_are_denied_under_the_widest_policy(string url)
    {
        var open = new OutboundDialer(NetworkPolicyFile.Parse("version: 1\nallow: [ { networks: [ 0.0.0.0/0, \"::/0\" ] } ]").Value, ScriptedResolver.Of(("meta.attacker.example", ["169.254.169.254"])));
        foreach (var host in (string[])["169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "[::ffff:169.254.169.254]", "[64:ff9b::a9fe:a9fe]", "[2002:a9fe:a9fe::]", "[fd00:ec2::254]", "100.100.100.200", "168.63.129.16", "192.0.0.192", "meta.attacker.example"])
        {
            var result = await ProbeAsync(new HttpOptions { Url = new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, url, host)) }, open);
            result.ShouldBe(ProbeState.Unknown, FaultClass.ProbeDenied);
        }
    }

    [Fact]
    public async Task The_canary_can_be_reached_when_the_policy_says_so()
    {
        // Without this the whole suite could pass because the canary is deaf.
        await using var canary = new Canary();
        var dialer = Lab.Dialer(ScriptedResolver.Of(("loop.attacker.example", ["127.0.0.1"])));

        foreach (var kind in Kinds.Where(kind => kind != "icmp"))
        {
            var before = canary.Hits;
            await TryAsync(kind, "loop.attacker.example", canary.Port, dialer);
            canary.Hits.ShouldBeGreaterThan(before, kind);
        }
    }

    private static NetworkPolicy Policy { get; } = NetworkPolicyFile.Parse($"version: 1\nallow: [ {{ networks: [ {Attacker} ] }} ]").Value;

    private static OutboundDialer Dialer(Canary canary)
    {
        canary.Hits.ShouldBe(0);
        return new OutboundDialer(Policy, ScriptedResolver.Of(
            ("localhost", ["127.0.0.1", "::1"]),
            ("anything.localhost", ["127.0.0.1"]),
            ("loop.attacker.example", ["127.0.0.1"]),
            ("mapped.attacker.example", ["::ffff:127.0.0.1"]),
            ("nat64.attacker.example", ["64:ff9b::127.0.0.1"]),
            ("mixed.attacker.example", ["127.0.0.1", "10.0.0.1", "::1"])));
    }

    private static async Task<ProbeResult> ProbeAsync(ProbeOptions options, OutboundDialer dialer)
    {
        var ids = new CountingIds();
        var probe = new ProbeFactory(dialer, new NameServerClient(ids), new Upheld.Monitoring.Heartbeats.HeartbeatBoard(), ids, TimeProvider.System).Prepare(options);
        return await probe.Value.CheckAsync(keepDetail: true, CancellationToken.None);
    }

    private static async Task<string> WebhookAsync(string url, OutboundDialer dialer)
    {
        using var http = new OutboundHttp(dialer, TimeProvider.System);
        var result = await http.SendAsync(new OutboundRequest(HttpMethod.Post, new Uri(url)) { Body = "x"u8.ToArray(), Timeout = TimeSpan.FromSeconds(3) }, CancellationToken.None);
        return result.IsOk ? "reached" : result.Error.Code;
    }

    private static async Task<string> TryAsync(string kind, string host, int port, OutboundDialer dialer, string webhookScheme = "http")
    {
        var limit = Duration.FromSeconds(3);
        ProbeOptions? options = kind switch
        {
            "http" => Uri.TryCreate($"http://{host}:{port}/", UriKind.Absolute, out var url) ? new HttpOptions { Url = url, Timeout = limit } : null,
            "https" => Uri.TryCreate($"https://{host}:{port}/", UriKind.Absolute, out var url) ? new HttpOptions { Url = url, Timeout = limit } : null,
            "tcp" => new TcpOptions { Host = host, Port = port, Timeout = limit },
            "tls" => new TlsOptions { Host = host, Port = port, Timeout = limit },
            "dns" => new DnsOptions { Name = "example.com", Servers = [new DnsServer(host, port)], Timeout = Duration.FromMilliseconds(600) },
            "icmp" => new IcmpOptions { Host = host, FallbackPort = port, Packets = 1, Timeout = Duration.FromSeconds(1) },
            _ => null,
        };
        if (options is not null)
        {
            var result = await ProbeAsync(options, dialer);
            return result.State is ProbeState.Up or ProbeState.Degraded ? "reached" : result.Fault.ToString();
        }

        return kind == "webhook" && Uri.TryCreate($"{webhookScheme}://{host}:{port}/", UriKind.Absolute, out _) ? await WebhookAsync($"{webhookScheme}://{host}:{port}/", dialer) : "refused";
    }

    /// <summary>Counts whatever reaches it on 127.0.0.1 and ::1, by TCP and by UDP.</summary>
    private sealed class Canary : IAsyncDisposable
    {
        private readonly TcpTarget _v4;
        private readonly TcpTarget? _v6;
        private readonly List<Socket> _udp = [];

        public Canary()
        {
            _v4 = new TcpTarget((stream, stop) => stream.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret", stop));
            try
            {
                _v6 = new TcpTarget((_, _) => Task.CompletedTask, IPAddress.IPv6Loopback, Port);
                Bind(IPAddress.IPv6Loopback);
            }
            catch (SocketException)
            {
                // No IPv6 here, or the port is taken there.
            }

            Bind(IPAddress.Loopback);
        }

        public int Port => _v4.Port;

        public int Hits => _v4.Connections + (_v6?.Connections ?? 0) + _udp.Count(socket => socket.Available > 0);

        public async ValueTask DisposeAsync()
        {
            await _v4.DisposeAsync();
            if (_v6 is not null)
            {
                await _v6.DisposeAsync();
            }

            _udp.ForEach(socket => socket.Dispose());
        }

        private void Bind(IPAddress address)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(address, Port));
            _udp.Add(socket);
        }
    }
}
