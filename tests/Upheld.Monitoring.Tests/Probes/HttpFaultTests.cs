using System.IO.Compression;
using System.Text;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Outbound.Names;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Probes.Http;
using Upheld.Monitoring.Probes.Matching;
using Upheld.Testing.Targets;
using static Upheld.Testing.Targets.HttpTarget;

namespace Upheld.Monitoring.Tests.Probes;

/// <summary>The fault corpus of HTTP (specification of availability, 11): each kind against a server that has it, and its healthy twin.</summary>
public sealed class HttpFaultTests
{
    private const string Page = "<html><head><title>Shop</title></head><body>welcome</body></html>";

    [Fact]
    public async Task A_healthy_page_is_up_with_status_latency_and_phases()
    {
        await using var target = Answering(Answer(200, Page));

        var result = await Lab.CheckAsync(To(target));

        result.ShouldBe(ProbeState.Up, FaultClass.None);
        result.Status.ShouldBe((ushort)200);
        result.Latency.ShouldNotBeNull().ShouldBeGreaterThan(Duration.Zero);
        result.Phases.Connect.ShouldNotBeNull();
        result.Phases.FirstByte.ShouldNotBeNull();
        result.Phases.Body.ShouldNotBeNull();
        result.Phases.Dns.ShouldNotBeNull();
        result.Phases.Tls.ShouldBeNull();
        result.Detail.ShouldBeNull();
    }

    [Fact]
    public async Task Status_503_is_down()
    {
        await using var target = Answering(Answer(503, "down for lunch", "Retry-After: 60", "Set-Cookie: session=secret"));

        var result = await Lab.CheckAsync(To(target));

        result.ShouldBe(ProbeState.Down, FaultClass.HttpStatus);
        result.Status.ShouldBe((ushort)503);
        result.Finding.ShouldBe(new Finding(FaultClass.HttpStatus, "200-299", "503"));
        var detail = result.Detail.ShouldNotBeNull();
        detail.Excerpt.ShouldBe("down for lunch");
        detail.Headers.ShouldContain(new KeyValuePair<string, string>("Retry-After", "60"));
        detail.Headers.ShouldNotContain(header => header.Key == "Set-Cookie");
    }

    [Fact]
    public async Task Status_503_from_one_region_only_is_seen_from_that_region_only()
    {
        await using var good = Start((_, stream, stop) => stream.SendAsync(Answer(200, Page), stop), System.Net.IPAddress.Parse("127.0.0.2"));
        await using var bad = Start((_, stream, stop) => stream.SendAsync(Answer(503, "x"), stop), System.Net.IPAddress.Parse("127.0.0.3"), good.Port);
        var options = new HttpOptions { Url = new Uri($"http://shop.example:{good.Port}/") };

        var east = await Lab.CheckAsync(options, Lab.Dialer(ScriptedResolver.Of(("shop.example", ["127.0.0.2"]))));
        var west = await Lab.CheckAsync(options, Lab.Dialer(ScriptedResolver.Of(("shop.example", ["127.0.0.3"]))));

        east.ShouldBe(ProbeState.Up, FaultClass.None);
        west.ShouldBe(ProbeState.Down, FaultClass.HttpStatus);
    }

    [Fact]
    public async Task Status_503_only_for_a_certain_header_is_seen_when_the_header_is_configured()
    {
        await using var target = Start((request, stream, stop) => stream.SendAsync(request.Headers.ContainsKey("x-beta") ? Answer(503, "x") : Answer(200, Page), stop));

        (await Lab.CheckAsync(To(target))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(To(target) with { Headers = [new("X-Beta", "1")] })).ShouldBe(ProbeState.Down, FaultClass.HttpStatus);
    }

    [Fact]
    public async Task Slower_than_the_threshold_is_degraded()
    {
        await using var target = Start(async (_, stream, stop) =>
        {
            await Task.Delay(300, stop);
            await stream.SendAsync(Answer(200, Page), stop);
        });

        (await Lab.CheckAsync(To(target) with { SlowAfter = Duration.FromMilliseconds(100) })).ShouldBe(ProbeState.Degraded, FaultClass.HttpSlow);
        (await Lab.CheckAsync(To(target) with { SlowAfter = Duration.FromSeconds(5) })).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(To(target) with { Expect = new HttpExpectations { Phases = new PhaseTimeouts { FirstByte = Duration.FromMilliseconds(100) } } }))
            .ShouldBe(ProbeState.Degraded, FaultClass.HttpPhaseSlow);
    }

    [Fact]
    public async Task No_first_byte_is_told_from_other_time_outs()
    {
        await using var target = Start((_, _, stop) => Task.Delay(Timeout.Infinite, stop));

        (await Lab.CheckAsync(To(target) with { Timeout = Lab.Short })).ShouldBe(ProbeState.Down, FaultClass.HttpNoFirstByte);
        (await Lab.CheckAsync(To(target) with { Phases = new PhaseTimeouts { FirstByte = Duration.FromMilliseconds(200) } })).ShouldBe(ProbeState.Down, FaultClass.HttpNoFirstByte);
    }

    [Fact]
    public async Task A_stalled_body_is_down()
    {
        await using var target = Start(async (_, stream, stop) =>
        {
            await stream.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbeginning", stop);
            await Task.Delay(Timeout.Infinite, stop);
        });

        var result = await Lab.CheckAsync(To(target) with { Timeout = Lab.Short });

        result.ShouldBe(ProbeState.Down, FaultClass.BodyStalled);
        result.Detail!.Excerpt.ShouldBe("beginning");
    }

    [Fact]
    public async Task A_body_that_drips_past_the_total_time_is_down()
    {
        await using var target = Start(async (_, stream, stop) =>
        {
            await stream.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", stop);
            while (true)
            {
                await stream.SendAsync("x", stop);
                await Task.Delay(20, stop);
            }
        });

        (await Lab.CheckAsync(To(target) with { Timeout = Lab.Short })).ShouldBe(ProbeState.Down, FaultClass.TimeoutTotal);
    }

    [Fact]
    public async Task A_head_that_drips_past_the_total_time_is_down()
    {
        await using var target = Start(async (_, stream, stop) =>
        {
            await stream.SendAsync("HTTP/1.1 200 OK\r\n", stop);
            for (var i = 0; ; i++)
            {
                await stream.SendAsync($"X-{i}: y\r\n", stop);
                await Task.Delay(20, stop);
            }
        });

        (await Lab.CheckAsync(To(target) with { Timeout = Lab.Short })).ShouldBe(ProbeState.Down, FaultClass.TimeoutTotal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<html>only the beginning")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n0123456789abcdef\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n0123456789abcdef\r\n0\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n01234")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")]
    public async Task A_body_that_is_cut_short_is_down(string answer)
    {
        await using var target = Answering(answer);

        (await Lab.CheckAsync(To(target))).ShouldBe(ProbeState.Down, FaultClass.BodyCut);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nwelcome")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 7\r\nContent-Length: 7\r\n\r\nwelcome")]
    [InlineData("HTTP/1.1 200\r\nContent-Length: 7\r\n\r\nwelcome")]
    [InlineData("HTTP/1.0 200 OK\r\n\r\nwelcome")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 7\n\nwelcome")]
    [InlineData("HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n3;ext=1\r\nwel\r\n4\r\ncome\r\n0\r\nX-Trailer: 1\r\n\r\n")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nwelcome")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 999\r\n\r\n7\r\nwelcome\r\n0\r\n\r\n")]
    public async Task Whole_answers_in_every_framing_are_up(string answer)
    {
        await using var target = Answering(answer);

        (await Lab.CheckAsync(Containing(target, "welcome"))).ShouldBe(ProbeState.Up, FaultClass.None);
    }

    [Fact]
    public async Task An_answer_in_single_bytes_is_up()
    {
        await using var target = Start(async (_, stream, stop) =>
        {
            foreach (var b in Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nwelcome\r\n0\r\n\r\n"))
            {
                await stream.WriteAsync(new[] { b }, stop);
                await stream.FlushAsync(stop);
            }
        });

        (await Lab.CheckAsync(Containing(target, "welcome"))).ShouldBe(ProbeState.Up, FaultClass.None);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("HTTP/2.0 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 20 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nBad Name: x\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabcdef")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0x5\r\n\r\nabcdef")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nabc\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n")]
    public async Task What_is_not_valid_HTTP_is_down(string answer)
    {
        await using var target = Answering(answer);

        (await Lab.CheckAsync(To(target))).ShouldBe(ProbeState.Down, FaultClass.HttpProtocol);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    public async Task A_connection_that_closes_before_the_answer_is_down(string answer)
    {
        await using var target = Answering(answer);

        (await Lab.CheckAsync(To(target))).ShouldBe(ProbeState.Down, FaultClass.HttpClosed);
    }

    [Fact]
    public async Task A_reset_before_the_answer_is_down()
    {
        await using var target = Start((_, stream, _) =>
        {
            ((System.Net.Sockets.NetworkStream)stream).Socket.Close(0); // a disposed stream would say a proper goodbye (FIN) first
            return Task.CompletedTask;
        });

        (await Lab.CheckAsync(To(target))).ShouldBe(ProbeState.Down, FaultClass.HttpClosed);
    }

    [Fact]
    public async Task Endless_headers_are_refused()
    {
        await using var target = Start(async (_, stream, stop) =>
        {
            await stream.SendAsync("HTTP/1.1 200 OK\r\n", stop);
            while (true)
            {
                await stream.SendAsync($"X-Filler: {new string('x', 4000)}\r\n", stop);
            }
        });

        (await Lab.CheckAsync(To(target))).ShouldBe(ProbeState.Down, FaultClass.HttpProtocol);
    }

    [Fact]
    public async Task A_redirect_loop_is_down()
    {
        await using var target = Start((request, stream, stop) =>
            stream.SendAsync(Answer(302, string.Empty, $"Location: {(request.Path == "/a" ? "/b" : "/a")}"), stop));

        var result = await Lab.CheckAsync(To(target, "/a"));

        result.ShouldBe(ProbeState.Down, FaultClass.HttpRedirectLoop);
        target.Connections.ShouldBe(2);
        result.Detail!.Path.Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_redirect_chain_of_15_is_down_and_one_of_10_is_up()
    {
        await using var target = Start((request, stream, stop) =>
        {
            var left = int.Parse(request.Path[1..], System.Globalization.CultureInfo.InvariantCulture);
            return stream.SendAsync(left == 0 ? Answer(200, Page) : Answer(301, string.Empty, $"Location: /{left - 1}"), stop);
        });

        (await Lab.CheckAsync(To(target, "/15"))).ShouldBe(ProbeState.Down, FaultClass.HttpRedirectLimit);
        target.Connections.ShouldBe(11);
        (await Lab.CheckAsync(To(target, "/10"))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(To(target, "/3") with { RedirectLimit = 2 })).ShouldBe(ProbeState.Down, FaultClass.HttpRedirectLimit);
        (await Lab.CheckAsync(To(target, "/1") with { IsFollowing = false })).ShouldBe(ProbeState.Down, FaultClass.HttpStatus);
        (await Lab.CheckAsync(To(target, "/1") with { IsFollowing = false, Expect = new HttpExpectations { Status = new StatusSet([(301, 301)]) } })).ShouldBe(ProbeState.Up, FaultClass.None);
    }

    [Fact]
    public async Task A_sign_in_that_comes_back_with_a_cookie_is_not_a_loop()
    {
        await using var target = Start((request, stream, stop) =>
            stream.SendAsync(request.Headers.GetValueOrDefault("cookie") == "seen=1" ? Answer(200, Page) : Answer(302, string.Empty, "Set-Cookie: seen=1; Path=/", "Location: /"), stop));

        (await Lab.CheckAsync(To(target))).ShouldBe(ProbeState.Up, FaultClass.None);
    }

    [Fact]
    public async Task Redirects_must_end_where_they_are_expected_to()
    {
        await using var target = Start((request, stream, stop) =>
            stream.SendAsync(request.Path == "/end" ? Answer(200, Page) : Answer(302, string.Empty, $"Location: http://other.example:{request.Headers["host"].Split(':')[1]}/end"), stop));

        (await Lab.CheckAsync(To(target) with { Expect = new HttpExpectations { FinalHost = "other.example" } })).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(To(target) with { Expect = new HttpExpectations { FinalHost = "shop.example" } })).ShouldBe(ProbeState.Down, FaultClass.HttpRedirectUnexpected);
        (await Lab.CheckAsync(To(target) with { Expect = new HttpExpectations { FinalUrl = new Uri($"http://other.example:{target.Port}/end") } })).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(To(target) with { Expect = new HttpExpectations { FinalUrl = new Uri($"http://other.example:{target.Port}/start") } }))
            .ShouldBe(ProbeState.Down, FaultClass.HttpRedirectUnexpected);
    }

    [Fact]
    public async Task A_redirect_to_nowhere_usable_is_down()
    {
        await using var target = Answering(Answer(302, string.Empty, "Location: ftp://files.example/"));

        (await Lab.CheckAsync(To(target))).ShouldBe(ProbeState.Down, FaultClass.HttpRedirectInvalid);
    }

    [Fact]
    public async Task Credentials_do_not_leave_their_origin_and_do_not_come_back()
    {
        var seen = new List<(string Path, bool HasSecret)>();
        await using var target = Start((request, stream, stop) =>
        {
            lock (seen)
            {
                seen.Add((request.Path, request.Headers.ContainsKey("authorization") || request.Headers.ContainsKey("x-api-key")));
            }

            var port = request.Headers["host"].Split(':')[1];
            return stream.SendAsync(
                request.Path switch
                {
                    "/1" => Answer(302, string.Empty, "Location: /2"),
                    "/2" => Answer(302, string.Empty, $"Location: http://other.example:{port}/3"),
                    "/3" => Answer(302, string.Empty, $"Location: http://shop.example:{port}/4"),
                    _ => Answer(200, Page),
                },
                stop);
        });

        var options = To(target, "/1") with { Credentials = new HttpCredentials("user", "password"), Headers = [new("X-Api-Key", "secret")] };
        (await Lab.CheckAsync(options)).ShouldBe(ProbeState.Up, FaultClass.None);

        seen.ShouldBe([("/1", true), ("/2", true), ("/3", false), ("/4", false)]);
    }

    [Theory]
    [InlineData("503")]
    [InlineData("cut")]
    [InlineData("loop")]
    [InlineData("silent")]
    public async Task HEAD_that_answers_200_hides_no_failing_GET(string kind)
    {
        await using var target = Start((request, stream, stop) => (request.Method, kind) switch
        {
            ("HEAD", _) => stream.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n", stop),
            (_, "503") => stream.SendAsync(Answer(503, "x"), stop),
            (_, "cut") => stream.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 70\r\n\r\ncut", stop),
            (_, "loop") => stream.SendAsync(Answer(302, string.Empty, "Location: /"), stop),
            _ => Task.Delay(Timeout.Infinite, stop),
        });

        (await Lab.CheckAsync(To(target) with { Timeout = Lab.Short })).ShouldBe(
            ProbeState.Down,
            kind switch
            {
                "503" => FaultClass.HttpStatus,
                "cut" => FaultClass.BodyCut,
                "loop" => FaultClass.HttpRedirectLoop,
                _ => FaultClass.HttpNoFirstByte,
            });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task HEAD_that_fails_or_hangs_while_GET_is_fine_is_healthy(bool hangs)
    {
        await using var target = Start((request, stream, stop) => request.Method == "GET" ? stream.SendAsync(Answer(200, Page), stop)
            : hangs ? Task.Delay(Timeout.Infinite, stop)
            : stream.SendAsync(Answer(405, "x"), stop));

        (await Lab.CheckAsync(To(target))).ShouldBe(ProbeState.Up, FaultClass.None);
    }

    [Fact]
    public async Task A_refused_connection_and_a_missing_name_are_told_apart()
    {
        var options = new HttpOptions { Url = new Uri("http://shop.example:1/") };

        (await Lab.CheckAsync(options)).ShouldBe(ProbeState.Down, FaultClass.TcpRefused);
        (await Lab.CheckAsync(options with { Url = new Uri("http://gone.example/") })).ShouldBe(ProbeState.Down, FaultClass.DnsNxDomain);
    }

    [Theory]
    [InlineData(3, true, FaultClass.DnsCnameMissing)]
    [InlineData(3, false, FaultClass.DnsNxDomain)]
    [InlineData(2, false, FaultClass.DnsServFail)]
    [InlineData(5, false, FaultClass.DnsRefused)]
    [InlineData(0, false, FaultClass.DnsNoData)]
    [InlineData(-1, false, FaultClass.DnsTimeout)]
    public async Task A_failing_resolver_is_told_by_its_class(int code, bool hasAlias, FaultClass fault)
    {
        await using var server = new DnsTarget(question => code < 0 ? null : DnsTarget.Answer(question, code, 0, hasAlias ? [DnsTarget.Cname("shop.example", "gone.example")] : []));
        var settings = new ResolverSettings { Servers = [new System.Net.IPEndPoint(server.Address, server.Port)], Timeout = TimeSpan.FromMilliseconds(200) };
        var names = new StubNameResolver(new NameServerClient(new CountingIds()), () => settings, TimeProvider.System);

        (await Lab.CheckAsync(new HttpOptions { Url = new Uri("http://shop.example/") }, Lab.Dialer(names))).ShouldBe(ProbeState.Down, fault);
    }

    [Fact]
    public async Task A_resolver_that_stays_silent_longer_than_the_check_may_take_is_a_time_out_of_DNS()
    {
        await using var server = new DnsTarget(_ => null);
        var settings = new ResolverSettings { Servers = [new System.Net.IPEndPoint(server.Address, server.Port)] };
        var names = new StubNameResolver(new NameServerClient(new CountingIds()), () => settings, TimeProvider.System);

        (await Lab.CheckAsync(new HttpOptions { Url = new Uri("http://shop.example/"), Timeout = Lab.Short }, Lab.Dialer(names))).ShouldBe(ProbeState.Down, FaultClass.DnsTimeout);
    }

    [Fact]
    public async Task A_body_longer_than_10_MB_is_too_large_announced_or_not()
    {
        await using var announced = Answering("HTTP/1.1 200 OK\r\nContent-Length: 10485761\r\n\r\nx");
        await using var endless = Start(async (_, stream, stop) =>
        {
            await stream.SendAsync("HTTP/1.1 200 OK\r\n\r\n", stop);
            var block = new byte[64 * 1024];
            while (true)
            {
                await stream.WriteAsync(block, stop);
            }
        });

        (await Lab.CheckAsync(To(announced))).ShouldBe(ProbeState.Down, FaultClass.BodyTooLarge);
        (await Lab.CheckAsync(To(endless))).ShouldBe(ProbeState.Down, FaultClass.BodyTooLarge);
    }

    [Fact]
    public async Task A_body_of_exactly_10_MB_is_up()
    {
        await using var target = Start(async (_, stream, stop) =>
        {
            await stream.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 10485760\r\n\r\n", stop);
            await stream.WriteAsync(new byte[10485760], stop);
        });

        (await Lab.CheckAsync(To(target))).ShouldBe(ProbeState.Up, FaultClass.None);
    }

    [Fact]
    public async Task Compression_is_undone_before_the_body_is_judged_and_broken_compression_is_down()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Page));
        }

        var bytes = packed.ToArray();
        var isBroken = false;
        await using var target = Start(async (_, stream, stop) =>
        {
            var sent = isBroken ? [.. bytes[..10], .. new byte[20]] : bytes;
            await stream.SendAsync($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {sent.Length}\r\n\r\n", stop);
            await stream.WriteAsync(sent, stop);
        });

        (await Lab.CheckAsync(Containing(target, "welcome"))).ShouldBe(ProbeState.Up, FaultClass.None);
        isBroken = true;
        (await Lab.CheckAsync(Containing(target, "welcome"))).ShouldBe(ProbeState.Down, FaultClass.BodyEncoding);
    }

    [Fact]
    public async Task Headers_are_held_against_expectations()
    {
        await using var target = Answering(Answer(200, Page, "Strict-Transport-Security: max-age=31536000", "X-Node: a"));

        (await Lab.CheckAsync(With(target, new HeaderExpectation("x-node", new TextMatch(TextOperator.Equal, "a"))))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(With(target, new HeaderExpectation("Strict-Transport-Security", new TextMatch(TextOperator.Contains, "max-age"))))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(With(target, new HeaderExpectation("X-Powered-By", new TextMatch(TextOperator.Absent))))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(With(target, new HeaderExpectation("X-Node", new TextMatch(TextOperator.Equal, "b"))))).ShouldBe(ProbeState.Down, FaultClass.HttpHeader);
        (await Lab.CheckAsync(With(target, new HeaderExpectation("X-Missing", new TextMatch(TextOperator.Exists))))).ShouldBe(ProbeState.Down, FaultClass.HttpHeader);
    }

    [Fact]
    public async Task Values_in_a_JSON_body_are_held_against_expectations()
    {
        await using var target = Answering(Answer(200, """{"status":"ok","checks":[{"name":"db","ms":12},{"name":"cache","ms":3}]}"""));

        (await Lab.CheckAsync(Json(target, "$.status", JsonOperator.Equal, new JsonValue("ok")))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Json(target, "$.checks[0].ms", JsonOperator.Less, new JsonValue(Number: 20)))).ShouldBe(ProbeState.Up, FaultClass.None);
        var wrong = await Lab.CheckAsync(Json(target, "$.checks[0].ms", JsonOperator.Less, new JsonValue(Number: 10)));
        wrong.ShouldBe(ProbeState.Down, FaultClass.BodyJson);
        wrong.Finding.ShouldBe(new Finding(FaultClass.BodyJson, "$.checks[0].ms < 10", "12"));

        await using var html = Answering(Answer(200, Page));
        (await Lab.CheckAsync(Json(html, "$.status", JsonOperator.Exists, default))).ShouldBe(ProbeState.Down, FaultClass.BodyJson);
    }

    [Fact]
    public async Task Sizes_have_bounds()
    {
        await using var target = Answering(Answer(200, Page));

        (await Lab.CheckAsync(Body(target, new BodyExpectations { MinBytes = Page.Length, MaxBytes = Page.Length }))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Body(target, new BodyExpectations { MinBytes = Page.Length + 1 }))).ShouldBe(ProbeState.Down, FaultClass.BodySize);
        (await Lab.CheckAsync(Body(target, new BodyExpectations { MaxBytes = Page.Length - 1 }))).ShouldBe(ProbeState.Down, FaultClass.BodySize);
    }

    [Fact]
    public async Task A_page_in_GBK_is_read_as_such()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding("gbk").GetBytes("欢迎光临");
        await using var target = Start(async (_, stream, stop) =>
        {
            await stream.SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=GBK\r\nContent-Length: {bytes.Length}\r\n\r\n", stop);
            await stream.WriteAsync(bytes, stop);
        });

        (await Lab.CheckAsync(Containing(target, "欢迎"))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Containing(target, "再见"))).ShouldBe(ProbeState.Down, FaultClass.BodyMissing);
    }

    [Fact]
    public async Task The_request_is_sent_as_configured()
    {
        TargetRequest? seen = null;
        await using var target = Start((request, stream, stop) =>
        {
            seen = request;
            return stream.SendAsync(Answer(200, Page), stop);
        });
        var options = To(target, "/search?q=a%20b#part") with { Method = "POST", Body = "{}", Headers = [new("Content-Type", "application/json"), new("Host", "virtual.example")], Credentials = new HttpCredentials(null, "token") };

        (await Lab.CheckAsync(options)).ShouldBe(ProbeState.Up, FaultClass.None);

        seen!.Method.ShouldBe("POST");
        seen.Path.ShouldBe("/search?q=a%20b");
        seen.Headers["host"].ShouldBe("virtual.example");
        seen.Headers["content-length"].ShouldBe("2");
        seen.Headers["authorization"].ShouldBe("Bearer token");
        seen.Headers["connection"].ShouldBe("close");
    }

    [Fact]
    public async Task Must_fail_turns_the_verdict_round_but_never_unknown()
    {
        await using var target = Answering(Answer(200, Page));

        (await Lab.CheckAsync(To(target) with { IsInverted = true })).ShouldBe(ProbeState.Down, FaultClass.CheckInverted);
        (await Lab.CheckAsync(new HttpOptions { Url = new Uri("http://shop.example:1/"), IsInverted = true })).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(new HttpOptions { Url = new Uri("http://10.0.0.1/"), IsInverted = true })).ShouldBe(ProbeState.Unknown, FaultClass.ProbeDenied);
    }

    [Fact]
    public async Task Our_own_stop_ends_a_check_without_a_result()
    {
        await using var target = Start((_, _, stop) => Task.Delay(Timeout.Infinite, stop));
        using var stop = new CancellationTokenSource(200);

        await Should.ThrowAsync<OperationCanceledException>(async () => await Lab.Prepare(To(target)).CheckAsync(false, stop.Token));
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("TRACE")]
    [InlineData("get")]
    public void Some_methods_are_refused(string method) =>
        HttpProbe.Prepare(new HttpOptions { Url = new Uri("http://shop.example/"), Method = method }, Lab.Dialer(), TimeProvider.System).Error!.Code.ShouldBe("http.invalid");

    [Theory]
    [InlineData("ftp://shop.example/")]
    [InlineData("http://user:password@shop.example/")]
    public void Some_addresses_are_refused(string url) =>
        HttpProbe.Prepare(new HttpOptions { Url = new Uri(url) }, Lab.Dialer(), TimeProvider.System).Error!.Code.ShouldBe("http.invalid");

    [Fact]
    public void Metadata_headers_are_refused() =>
        HttpProbe.Prepare(new HttpOptions { Url = new Uri("http://shop.example/"), Headers = [new("Metadata-Flavor", "Google")] }, Lab.Dialer(), TimeProvider.System)
            .Error!.Code.ShouldBe("outbound.header");

    private static HttpOptions To(TcpTarget target, string path = "/") => new() { Url = new Uri($"http://shop.example:{target.Port}{path}"), Timeout = Duration.FromSeconds(5) };

    private static HttpOptions Body(TcpTarget target, BodyExpectations body) => To(target) with { Expect = new HttpExpectations { Body = body } };

    private static HttpOptions Containing(TcpTarget target, string text) => Body(target, new BodyExpectations { Contains = [text] });

    private static HttpOptions With(TcpTarget target, HeaderExpectation header) => To(target) with { Expect = new HttpExpectations { Headers = [header] } };

    private static HttpOptions Json(TcpTarget target, string path, JsonOperator compare, JsonValue value) =>
        Body(target, new BodyExpectations { Json = [new JsonExpectation(JsonPath.Parse(path).Value, compare, value)] });
}
