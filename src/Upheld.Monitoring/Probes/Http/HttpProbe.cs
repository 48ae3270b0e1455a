using System.Collections.Immutable;
using System.Text;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Http;
using Upheld.Kernel.Results;
using Upheld.Monitoring.Probes.Tls;

namespace Upheld.Monitoring.Probes.Http;

/// <summary>Checks an HTTP or HTTPS address.</summary>
internal sealed class HttpProbe : IProbe
{
    public const string InvalidCode = "http.invalid";

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    private HttpProbe(HttpOptions options, OutboundDialer dialer, TrustAnchors anchors, TimeProvider time)
    {
        (Options, Dialer, Time) = (options, dialer, time);
        Handshake = new TlsHandshake(dialer, options.Tls, anchors, time);
        HandshakeElsewhere = options.Tls.ServerName is null ? Handshake : new TlsHandshake(dialer, options.Tls with { ServerName = null }, anchors, time);
        Request = HttpRequestText.Write(options.Method, options.Url, options.Headers, HttpRequestText.Authorization(options.Credentials), null, options.Body);
        Needles = [.. options.Expect.Body.Contains.Select(Encoding.UTF8.GetBytes)];
        Forbidden = [.. options.Expect.Body.NotContains.Select(Encoding.UTF8.GetBytes)];
    }

    public HttpOptions Options { get; }

    public OutboundDialer Dialer { get; }

    public TimeProvider Time { get; }

    /// <summary>For the monitor's own host.</summary>
    public TlsHandshake Handshake { get; }

    /// <summary>For hosts that redirects lead to: they are asked for by their own name.</summary>
    public TlsHandshake HandshakeElsewhere { get; }

    /// <summary>The first hop's request, ready to send.</summary>
    public byte[] Request { get; }

    /// <summary>The texts that must stand in the body, as UTF-8.</summary>
    public ImmutableArray<byte[]> Needles { get; }

    /// <summary>The texts that must not.</summary>
    public ImmutableArray<byte[]> Forbidden { get; }

    public static Result<IProbe> Prepare(HttpOptions options, OutboundDialer dialer, TimeProvider time)
    {
        if (!Redirects.IsHttp(options.Url))
        {
            return Invalid($"{options.Url} is not an http or https address.");
        }

        if (options.Url.UserInfo.Length > 0)
        {
            return Invalid("The address holds a user name or password, which would show up wherever the address does. Give credentials in their own field.");
        }

        if (!Methods.Contains(options.Method, StringComparer.Ordinal))
        {
            return Invalid(options.Method == "HEAD"
                ? "A check by HEAD proves nothing: many servers answer HEAD well while GET fails, and the other way round. Use GET."
                : $"The method {options.Method} is not one of {string.Join(", ", Methods)}.");
        }

        if (options.RedirectLimit is < 0 or > Redirects.ProbeLimit)
        {
            return Invalid($"The redirect limit must be 0 to {Redirects.ProbeLimit}.");
        }

        foreach (var (name, value) in options.Headers)
        {
            if (RequestHeaders.Check(name, value) is { } refused)
            {
                return refused;
            }
        }

        if (HttpRequestText.Authorization(options.Credentials) is { } authorization && RequestHeaders.Check("Authorization", authorization) is { } refusedToken)
        {
            return refusedToken;
        }

        var anchors = TrustAnchors.Of(options.Tls.Trust);
        return anchors.IsOk ? Result<IProbe>.Ok(new HttpProbe(options, dialer, anchors.Value, time)) : anchors.Error;
    }

    public async ValueTask<ProbeResult> CheckAsync(bool keepDetail, CancellationToken cancellation)
    {
        using var check = new HttpCheck(this, keepDetail, cancellation);
        try
        {
            return await check.RunAsync();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return check.TimedOut();
        }
    }

    private static Error Invalid(string message) => new(ErrorKind.Invalid, InvalidCode, message);
}
