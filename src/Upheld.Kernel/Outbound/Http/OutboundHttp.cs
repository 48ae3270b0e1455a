using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Upheld.Kernel.Results;

namespace Upheld.Kernel.Outbound.Http;

/// <summary>HTTP to services of others through the guarded dialer: no proxy of the environment, no cookies, own redirect loop in which each hop is
/// tested again, credentials left behind at an origin's border, capped bodies.</summary>
/// <remarks>Connections are kept and used again: nothing is timed here. Probes, which time the phases, have their own exchange.</remarks>
public sealed class OutboundHttp(OutboundDialer dialer, TimeProvider time) : IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(CreateHandler(dialer));

    /// <summary>A guarded handler for libraries that bring their own client (such as OIDC discovery). It follows no redirects.</summary>
    public static SocketsHttpHandler CreateHandler(OutboundDialer dialer)
    {
        ArgumentNullException.ThrowIfNull(dialer);
        return new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = (context, cancellation) => ConnectAsync(dialer, context, cancellation),
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = TrustWithoutDownloads() },
        };
    }

    /// <summary>Makes the call. Failures are values: <c>outbound.denied</c>, <c>outbound.connect</c>, <c>outbound.redirect</c>, <c>body.too_large</c> …; a status that says
    /// failure is a success here.</summary>
    public async Task<Result<OutboundResponse>> SendAsync(OutboundRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Redirects.IsHttp(request.Url))
        {
            return new Error(ErrorKind.Invalid, OutboundErrors.HostInvalidCode, $"{request.Url} is not an http or https address.");
        }

        foreach (var (name, value) in request.Headers)
        {
            if (RequestHeaders.Check(name, value) is { } refused)
            {
                return refused;
            }
        }

        using var limit = new CancellationTokenSource(request.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await FollowAsync(request, both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Error(ErrorKind.Unavailable, OutboundErrors.TimeoutCode, $"{request.Url.Host} did not answer within {request.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.");
        }
        catch (HttpRequestException e) when (e.InnerException is OutboundException denied)
        {
            return denied.Failure.Error;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new Error(ErrorKind.Unavailable, OutboundErrors.CallCode, $"The call to {request.Url.Host} failed: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _invoker.Dispose();

    private async Task<Result<OutboundResponse>> FollowAsync(OutboundRequest request, CancellationToken cancellation)
    {
        var (method, url, body, headers) = (request.Method, request.Url, request.Body, request.Headers);
        for (var hop = 0; ; hop++)
        {
            using var message = Message(method, url, body, headers);
            using var response = await _invoker.SendAsync(message, cancellation);
            var status = (int)response.StatusCode;
            if (!Redirects.IsRedirect(status) || request.RedirectLimit == 0)
            {
                return await ReadAsync(response, url, request.BodyLimit, cancellation);
            }

            if (hop == request.RedirectLimit)
            {
                return Refused($"{request.Url} leads through more than {request.RedirectLimit} redirects.");
            }

            var location = response.Headers.NonValidated.TryGetValues("Location", out var values) ? values.FirstOrDefault() : null;
            var fault = Redirects.Next(url, location, out var next);
            if (fault != RedirectFault.None)
            {
                return Refused(fault == RedirectFault.Downgrade ? $"{url} leads from https to http." : $"{url} leads to {location}, which is not an http or https address.");
            }

            if (!Redirects.IsSameOrigin(url, next))
            {
                headers = [.. headers.Where(header => RequestHeaders.CrossesOrigins(header.Key))];
            }

            if (Redirects.TurnsIntoGet(status, method.Method))
            {
                (method, body) = (HttpMethod.Get, default);
            }

            url = next;
        }
    }

    private static HttpRequestMessage Message(HttpMethod method, Uri url, ReadOnlyMemory<byte> body, ImmutableArray<KeyValuePair<string, string>> headers)
    {
        var message = new HttpRequestMessage(method, url);
        if (!body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(body);
        }

        foreach (var (name, value) in headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static async Task<Result<OutboundResponse>> ReadAsync(HttpResponseMessage response, Uri url, int limit, CancellationToken cancellation)
    {
        var tooLarge = new Error(ErrorKind.Unavailable, OutboundErrors.BodyTooLargeCode, $"The answer of {url.Host} is longer than {limit} bytes.");
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + read > limit)
            {
                return tooLarge;
            }

            body.Write(buffer, 0, read);
        }

        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .GroupBy(header => header.Key.ToLowerInvariant(), StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => string.Join(", ", group.Select(header => header.Value.ToString())), StringComparer.Ordinal);
        return ContentDecoding.TryDecode(body.ToArray(), headers.GetValueOrDefault("content-encoding"), limit, out var decoded) switch
        {
            DecodingResult.Ok => new OutboundResponse((int)response.StatusCode, url, headers, decoded),
            DecodingResult.TooLarge => tooLarge,
            _ => new Error(ErrorKind.Unavailable, OutboundErrors.CallCode, $"The answer of {url.Host} cannot be decompressed."),
        };
    }

    private static async ValueTask<Stream> ConnectAsync(OutboundDialer dialer, SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var scheme = context.InitialRequestMessage.RequestUri!.Scheme;
        var dialed = await dialer.ConnectAsync(new OutboundTarget(scheme, context.DnsEndPoint.Host, context.DnsEndPoint.Port), cancellation);
        return dialed.Stream ?? throw new OutboundException(dialed.Failure!);
    }

    // By default a chain is completed by downloads from addresses that the certificate itself names: a way round the dialer.
    private static X509ChainPolicy TrustWithoutDownloads() => new() { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };

    private static Error Refused(string message) => new(ErrorKind.Unavailable, OutboundErrors.RedirectCode, message);
}
