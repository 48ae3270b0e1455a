using System.Collections.Immutable;
using System.Net;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Http;
using Upheld.Monitoring.Probes.Tls;

namespace Upheld.Monitoring.Probes.Http;

/// <summary>One check under way: the hops, and what is known when the time runs out.</summary>
internal sealed class HttpCheck(HttpProbe probe, bool keepDetail, CancellationToken cancellation) : IDisposable
{
    private const int ExcerptBytes = ProbeDetail.ExcerptLength * 4;

    private readonly HttpOptions _options = probe.Options;
    private readonly PhaseTimer _timer = new(probe.Time, probe.Options.Timeout, probe.Options.Phases, cancellation);

    private Uri _url = probe.Options.Url;
    private ImmutableArray<string> _path = [];
    private HashSet<string>? _visited;
    private CookieContainer? _cookies;
    private ChainReport _chain = ChainReport.Good;
    private IPAddress? _address;
    private HttpExchange? _exchange;

    public async ValueTask<ProbeResult> RunAsync()
    {
        var (method, headers, isAtHome) = (_options.Method, _options.Headers, true);
        ReadOnlyMemory<byte> request = probe.Request;
        for (var hop = 0; ; hop++)
        {
            if (await HopAsync(request, isAtHome) is { } fault)
            {
                return Failed(fault);
            }

            var head = _exchange!.Head!;
            if (_exchange.Body is not null)
            {
                return Judged();
            }

            if (Follow(head, hop) is { } refused)
            {
                return Failed(refused);
            }

            if (!Redirects.IsSameOrigin(_options.Url, _url))
            {
                // Once outside they stay behind, even when the chain comes home: whoever stood in between has chosen where to.
                (headers, isAtHome) = (HttpRequestText.Crossing(headers), false);
            }

            var body = _options.Body;
            if (Redirects.TurnsIntoGet(head.Status, method))
            {
                method = "GET";
            }

            request = HttpRequestText.Write(
                method,
                _url,
                headers,
                isAtHome ? HttpRequestText.Authorization(_options.Credentials) : null,
                _cookies?.GetCookieHeader(_url) is { Length: > 0 } cookies ? cookies : null,
                method == "GET" ? null : body);
        }
    }

    /// <summary>The result when the time is over: the phase that ran says what it waited for.</summary>
    public ProbeResult TimedOut()
    {
        _timer.Stop();
        return Failed(new Finding(
            _timer.Current switch
            {
                Phase.Dns => FaultClass.DnsTimeout,
                Phase.Connect => FaultClass.TcpTimeout,
                Phase.Tls => FaultClass.TlsTimeout,
                Phase.FirstByte => FaultClass.HttpNoFirstByte,
                _ => IsStalled ? FaultClass.BodyStalled : FaultClass.TimeoutTotal,
            },
            Shown.AtMost(_timer.Allowed),
            Shown.Time(_timer.Elapsed)));
    }

    public void Dispose()
    {
        _exchange?.Dispose();
        _timer.Dispose();
    }

    // A body that dripped until the end was slow; one that has been silent for a quarter of the time was stalled.
    private bool IsStalled => _exchange is { Head: not null, LastByteAt: var last }
        && Duration.FromTimeSpan(probe.Time.GetElapsedTime(last)) >= _options.Timeout / 4;

    private async ValueTask<Finding?> HopAsync(ReadOnlyMemory<byte> request, bool isAtHome)
    {
        if (keepDetail || !_path.IsEmpty)
        {
            _path = _path.Add(_url.AbsoluteUri);
        }

        _exchange?.Dispose();
        _exchange = null;
        var host = _url.HostNameType == UriHostNameType.IPv6 ? _url.Host : _url.IdnHost;
        if (_url.HostNameType == UriHostNameType.Dns)
        {
            _timer.Enter(Phase.Dns);
        }

        var (addresses, failure) = await probe.Dialer.ResolveAsync(new OutboundTarget(_url.Scheme, host, _url.Port, _options.Families), _timer.Token);
        if (addresses is null)
        {
            return ProbeFaults.Of(failure!);
        }

        _timer.Enter(Phase.Connect);
        var dialed = await probe.Dialer.ConnectAsync(addresses, _timer.Token);
        _address = dialed.Address;
        if (dialed.Stream is not { } connection)
        {
            return ProbeFaults.Of(dialed.Failure!);
        }

        Stream stream = connection;
        try
        {
            if (_url.Scheme == Uri.UriSchemeHttps)
            {
                _timer.Enter(Phase.Tls);
                var handshake = await (isAtHome ? probe.Handshake : probe.HandshakeElsewhere)
                    .MakeAsync(connection, addresses, _url.IdnHost, isHttp: true, keepDetail, _timer.Token);
                _chain = handshake.Report;
                stream = (Stream?)handshake.Stream ?? connection;
                if (_chain.Faults is [var fault, ..])
                {
                    return fault;
                }
            }

            _timer.Enter(Phase.FirstByte);
            _exchange = new HttpExchange(stream, probe.Options.Expect.Body.NeedsContent ? HttpBody.MaxKept : ExcerptBytes, probe.Time);
            return await _exchange.RunAsync(request, _timer, _options.IsFollowing);
        }
        finally
        {
            await stream.DisposeAsync();
            _timer.Stop();
        }
    }

    private Finding? Follow(HttpHead head, int hop)
    {
        if (_path.IsEmpty)
        {
            _path = [_url.AbsoluteUri];
        }

        var location = head["Location"];
        var hasNewCookies = TakeCookies(head);
        switch (Redirects.Next(_url, location, out var next))
        {
            case RedirectFault.Invalid:
                return new Finding(FaultClass.HttpRedirectInvalid, "http(s)", Shown.Cut(location ?? string.Empty, 200));
            case RedirectFault.Downgrade:
                return new Finding(FaultClass.HttpDowngrade, "https", Shown.Cut(next.AbsoluteUri, 200));
            default:
                break;
        }

        // A page that sets a cookie and comes back to itself is a sign-in, not a loop; the limit holds for it all the same.
        _visited ??= [WithoutFragment(_options.Url)];
        if (!_visited.Add(WithoutFragment(next)) && !hasNewCookies)
        {
            return new Finding(FaultClass.HttpRedirectLoop, Found: string.Join(" → ", _path.Append(next.AbsoluteUri).TakeLast(4)));
        }

        if (hop >= _options.RedirectLimit)
        {
            return new Finding(FaultClass.HttpRedirectLimit, $"≤ {Shown.Number(_options.RedirectLimit)}", Shown.Number(hop + 1));
        }

        _url = next;
        return null;
    }

    private bool TakeCookies(HttpHead head)
    {
        var before = _cookies?.GetCookieHeader(_url);
        foreach (var (name, value) in head.Headers)
        {
            if (name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            {
                try
                {
                    (_cookies ??= new CookieContainer()).SetCookies(_url, value);
                }
                catch (CookieException)
                {
                    // A cookie that browsers would not take either.
                }
            }
        }

        return _cookies?.GetCookieHeader(_url) != before;
    }

    private ProbeResult Judged()
    {
        var head = _exchange!.Head!;
        var body = _exchange.Body!;
        var elapsed = _timer.Elapsed;
        var fault = HttpVerdict.Fault(probe, head, body, _url);
        if (fault is not null)
        {
            return Failed(fault);
        }

        var (state, finding) = HttpVerdict.Slow(_options, elapsed, _timer.Phases) is { } slow ? (ProbeState.Degraded, slow) : TlsVerdict.Expiry(_chain, _options.Tls);
        return new ProbeResult(state, finding)
        {
            Status = (ushort)head.Status,
            Latency = elapsed,
            Phases = _timer.Phases,
            Advisories = _chain.Advisories,
            Detail = keepDetail || finding is not null ? Detail() : null,
        };
    }

    private ProbeResult Failed(Finding fault)
    {
        _timer.Stop();

        // A wrong status says more than the cut or stalled body of the error page behind it.
        var head = _exchange?.Head;
        if (head is not null && fault.Fault is >= FaultClass.BodyCut and <= FaultClass.BodyTooLarge or FaultClass.TimeoutTotal
            && !Redirects.IsRedirect(head.Status) && HttpVerdict.Status(_options, head) is { } status)
        {
            fault = status;
        }

        return new ProbeResult(ProbeFaults.StateOf(fault.Fault), fault)
        {
            Status = head is null ? Sample.NoStatus : (ushort)head.Status,
            Latency = _timer.Elapsed,
            Phases = _timer.Phases,
            Advisories = [.. _chain.Faults.Where(other => other != fault), .. _chain.Advisories],
            Detail = Detail(),
        };
    }

    private ProbeDetail Detail() => new()
    {
        Address = _address?.ToString(),
        Path = _path.IsEmpty ? [_url.AbsoluteUri] : _path,
        Headers = _exchange?.Head is { } head ? [.. head.Headers.Where(header => !header.Key.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))] : [],
        Excerpt = _exchange is { Head: { } answered, Body: { } body } ? HttpVerdict.Excerpt(answered, body) : null,
        Certificates = _chain.Certificates ?? [],
    };

    private static string WithoutFragment(Uri url) => url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
}
