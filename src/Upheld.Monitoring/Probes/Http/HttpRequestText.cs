using System.Collections.Immutable;
using System.Text;
using Upheld.Kernel.Outbound.Http;

namespace Upheld.Monitoring.Probes.Http;

/// <summary>Writes requests. The first hop's is written once per monitor.</summary>
internal static class HttpRequestText
{
    private const string Agent = "Upheld";

    public static byte[] Write(string method, Uri url, ImmutableArray<KeyValuePair<string, string>> headers, string? authorization, string? cookies, string? body)
    {
        var host = url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost;
        var text = new StringBuilder(256)
            .Append(method).Append(' ').Append(url.PathAndQuery).Append(" HTTP/1.1\r\nHost: ")
            .Append(Own(headers, "Host") ?? (url.IsDefaultPort ? host : $"{host}:{Shown.Number(url.Port)}"))
            .Append("\r\nConnection: close\r\n");
        AppendDefault(text, headers, "User-Agent", Agent);
        AppendDefault(text, headers, "Accept", "*/*");
        foreach (var (name, value) in headers)
        {
            if (!name.Equals("Host", StringComparison.OrdinalIgnoreCase))
            {
                text.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }

        Append(text, "Authorization", authorization);
        Append(text, "Cookie", cookies);
        var payload = body is null ? [] : Encoding.UTF8.GetBytes(body);
        if (body is not null || method is "POST" or "PUT" or "PATCH")
        {
            Append(text, "Content-Length", Shown.Number(payload.Length));
        }

        return [.. Encoding.Latin1.GetBytes(text.Append("\r\n").ToString()), .. payload];
    }

    /// <summary>The value of <c>Authorization</c>; null without credentials.</summary>
    public static string? Authorization(HttpCredentials? credentials) => credentials switch
    {
        null => null,
        { UserName: null } => $"Bearer {credentials.Secret}",
        _ => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.UserName}:{credentials.Secret}")),
    };

    /// <summary>The headers that go along when a redirect leads to another origin.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Crossing(ImmutableArray<KeyValuePair<string, string>> headers) =>
        [.. headers.Where(header => RequestHeaders.CrossesOrigins(header.Key))];

    private static string? Own(ImmutableArray<KeyValuePair<string, string>> headers, string name)
    {
        foreach (var (key, value) in headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    private static void AppendDefault(StringBuilder text, ImmutableArray<KeyValuePair<string, string>> headers, string name, string value)
    {
        if (Own(headers, name) is null)
        {
            Append(text, name, value);
        }
    }

    private static void Append(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }
    }
}
