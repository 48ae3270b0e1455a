using System.IO.Compression;
using System.Text;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Http;
using Upheld.Testing.Targets;

namespace Upheld.Kernel.Tests.Outbound;

public sealed class OutboundHttpTests
{
    private static readonly OutboundDialer Dialer = OutboundDialerTests.Open(ScriptedResolver.Of(("a.example", ["127.0.0.1"]), ("b.example", ["127.0.0.1"])));

    [Fact]
    public async Task An_answer_comes_with_status_headers_and_body()
    {
        await using var target = HttpTarget.Answering(HttpTarget.Answer(404, "no such thing", "X-Reason: gone"));

        var response = (await SendAsync(Get($"http://a.example:{target.Port}/x"))).Value;

        response.Status.ShouldBe(404);
        response.Headers["x-reason"].ShouldBe("gone");
        Encoding.UTF8.GetString(response.Body.Span).ShouldBe("no such thing");
    }

    [Fact]
    public async Task Credentials_and_unknown_headers_stay_behind_at_the_border_of_an_origin()
    {
        TargetRequest? inside = null;
        TargetRequest? outside = null;
        await using var target = HttpTarget.Start((request, stream, stop) =>
        {
            switch (request.Path)
            {
                case "/start":
                    return stream.SendAsync(HttpTarget.Answer(302, string.Empty, "Location: /inside", "Connection: close"), stop);
                case "/inside":
                    inside = request;
                    return stream.SendAsync(HttpTarget.Answer(302, string.Empty, $"Location: http://b.example:{request.Headers["host"].Split(':')[1]}/outside", "Connection: close"), stop);
                default:
                    outside = request;
                    return stream.SendAsync(HttpTarget.Answer(200, "ok", "Connection: close"), stop);
            }
        });
        var request = Get($"http://a.example:{target.Port}/start") with
        {
            Headers = [new("Authorization", "Bearer secret"), new("X-Api-Key", "secret"), new("Cookie", "s=1"), new("Accept", "text/plain")],
        };

        var response = (await SendAsync(request)).Value;

        response.Url.Host.ShouldBe("b.example");
        inside!.Headers["authorization"].ShouldBe("Bearer secret");
        outside!.Headers.Keys.ShouldNotContain("authorization");
        outside.Headers.Keys.ShouldNotContain("x-api-key");
        outside.Headers.Keys.ShouldNotContain("cookie");
        outside.Headers["accept"].ShouldBe("text/plain");
    }

    [Theory]
    [InlineData(301, "POST", "GET")]
    [InlineData(302, "POST", "GET")]
    [InlineData(303, "PUT", "GET")]
    [InlineData(307, "POST", "POST")]
    [InlineData(308, "POST", "POST")]
    public async Task The_method_after_a_redirect_is_as_browsers_have_it(int status, string method, string next)
    {
        string? seen = null;
        await using var target = HttpTarget.Start((request, stream, stop) =>
        {
            seen = request.Path == "/end" ? request.Method : null;
            return stream.SendAsync(request.Path == "/end" ? HttpTarget.Answer(200, "ok", "Connection: close") : HttpTarget.Answer(status, string.Empty, "Location: /end", "Connection: close"), stop);
        });

        await SendAsync(new OutboundRequest(new HttpMethod(method), new Uri($"http://a.example:{target.Port}/")) { Body = "x"u8.ToArray() });

        seen.ShouldBe(next);
    }

    [Fact]
    public async Task Six_redirects_are_one_too_many_for_a_webhook()
    {
        await using var target = HttpTarget.Start((request, stream, stop) =>
            stream.SendAsync(HttpTarget.Answer(302, string.Empty, $"Location: {request.Path}x", "Connection: close"), stop));

        var result = await SendAsync(Get($"http://a.example:{target.Port}/"));

        result.Error!.Code.ShouldBe("outbound.redirect");
        target.Connections.ShouldBe(6);
    }

    [Fact]
    public async Task A_redirect_to_a_denied_address_is_denied()
    {
        await using var target = HttpTarget.Answering(HttpTarget.Answer(302, string.Empty, "Location: http://169.254.169.254/latest/meta-data/"));

        (await SendAsync(Get($"http://a.example:{target.Port}/"))).Error!.Code.ShouldBe("outbound.denied");
    }

    [Theory]
    [InlineData("Metadata-Flavor", "Google")]
    [InlineData("x-aws-ec2-metadata-token", "t")]
    [InlineData("Metadata", "true")]
    [InlineData("Content-Length", "5")]
    [InlineData("Transfer-Encoding", "chunked")]
    [InlineData("Connection", "upgrade")]
    [InlineData("X-A", "b\r\nX-C: d")]
    [InlineData("X A", "b")]
    [InlineData("", "b")]
    public async Task Some_headers_cannot_be_set(string name, string value)
    {
        await using var target = HttpTarget.Answering(HttpTarget.Answer(200, "ok"));

        var result = await SendAsync(Get($"http://a.example:{target.Port}/") with { Headers = [new(name, value)] });

        result.Error!.Code.ShouldBe("outbound.header");
        target.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused_before_it_is_read_whole()
    {
        await using var target = HttpTarget.Start(async (_, stream, stop) =>
        {
            await stream.SendAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", stop);
            var chunk = new byte[64 * 1024];
            while (true)
            {
                await stream.WriteAsync(chunk, stop);
            }
        });

        (await SendAsync(Get($"http://a.example:{target.Port}/"))).Error!.Code.ShouldBe("body.too_large");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_bomb_is_refused_and_honest_compression_is_undone(string encoding)
    {
        foreach (var (size, isBomb) in ((int, bool)[])[(1000, false), (40_000_000, true)])
        {
            var packed = Pack(new byte[size], encoding);
            await using var target = HttpTarget.Start(async (_, stream, stop) =>
            {
                await stream.SendAsync($"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {packed.Length}\r\nConnection: close\r\n\r\n", stop);
                await stream.WriteAsync(packed, stop);
            });

            var result = await SendAsync(Get($"http://a.example:{target.Port}/"));

            if (isBomb)
            {
                result.Error!.Code.ShouldBe("body.too_large");
            }
            else
            {
                result.Value.Body.Length.ShouldBe(size);
            }
        }
    }

    [Fact]
    public async Task Silence_ends_in_a_time_out()
    {
        await using var target = HttpTarget.Start((_, _, stop) => Task.Delay(Timeout.Infinite, stop));

        (await SendAsync(Get($"http://a.example:{target.Port}/") with { Timeout = TimeSpan.FromMilliseconds(300) })).Error!.Code.ShouldBe("outbound.timeout");
    }

    [Theory]
    [InlineData("https://a.example/", "http://a.example/", RedirectFault.Downgrade)]
    [InlineData("https://a.example/", "//b.example/", RedirectFault.None)]
    [InlineData("http://a.example/", "https://a.example/", RedirectFault.None)]
    [InlineData("http://a.example/", "file:///etc/passwd", RedirectFault.Invalid)]
    [InlineData("http://a.example/", "gopher://a.example/", RedirectFault.Invalid)]
    [InlineData("http://a.example/", "javascript:alert(1)", RedirectFault.Invalid)]
    [InlineData("http://a.example/", "", RedirectFault.Invalid)]
    [InlineData("http://a.example/", null, RedirectFault.Invalid)]
    [InlineData("http://a.example/", "http://", RedirectFault.Invalid)]
    public void Where_a_redirect_may_lead(string from, string? location, RedirectFault fault) => Redirects.Next(new Uri(from), location, out _).ShouldBe(fault);

    private static OutboundRequest Get(string url) => new(HttpMethod.Get, new Uri(url));

    private static async Task<Upheld.Kernel.Results.Result<OutboundResponse>> SendAsync(OutboundRequest request)
    {
        using var http = new OutboundHttp(Dialer, TimeProvider.System);
        return await http.SendAsync(request, CancellationToken.None);
    }

    private static byte[] Pack(byte[] bytes, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Optimal),
        })
        {
            packer.Write(bytes);
        }

        return packed.ToArray();
    }
}
