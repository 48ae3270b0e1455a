using System.Collections.Immutable;

namespace Upheld.Kernel.Outbound.Http;

/// <summary>A call to a service of others: a webhook, a discovery document, an image.</summary>
/// <param name="Method">GET, POST ….</param>
/// <param name="Url">http or https.</param>
public sealed record OutboundRequest(HttpMethod Method, Uri Url)
{
    /// <summary>Headers, checked by <see cref="RequestHeaders"/>.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Sent as it is; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Redirects that are followed.</summary>
    public int RedirectLimit { get; init; } = Redirects.WebhookLimit;

    /// <summary>Bytes of the answer that are read, before and after decompression; more is the error <c>body.too_large</c>.</summary>
    public int BodyLimit { get; init; } = 10 * 1024 * 1024;

    /// <summary>For the whole call, all redirects included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>The answer.</summary>
/// <param name="Status">Of the last hop.</param>
/// <param name="Url">Of the last hop.</param>
/// <param name="Headers">Lower-case names; several values of one name joined with commas.</param>
/// <param name="Body">Decompressed.</param>
public sealed record OutboundResponse(int Status, Uri Url, ImmutableDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);
