namespace Upheld.Kernel.Outbound.Http;

/// <summary>Why a redirect is not followed.</summary>
public enum RedirectFault
{
    /// <summary>It is followed.</summary>
    None,

    /// <summary>It names no usable http or https address.</summary>
    Invalid,

    /// <summary>It leads from https to http.</summary>
    Downgrade,
}

/// <summary>The rules of following redirects, the same for probes and webhooks. The number of hops is the caller's (10 and 5).</summary>
public static class Redirects
{
    /// <summary>Hops that a probe follows.</summary>
    public const int ProbeLimit = 10;

    /// <summary>Hops that a webhook follows.</summary>
    public const int WebhookLimit = 5;

    /// <summary>Whether the status asks to go elsewhere. 300 and 304 do not, and 305 must not be obeyed.</summary>
    public static bool IsRedirect(int status) => status is 301 or 302 or 303 or 307 or 308;

    /// <summary>Where the redirect leads to; the address itself is tested when the next hop connects.</summary>
    public static RedirectFault Next(Uri current, string? location, out Uri next)
    {
        ArgumentNullException.ThrowIfNull(current);
        next = current;
        if (string.IsNullOrWhiteSpace(location) || !Uri.TryCreate(current, location, out var target) || !IsHttp(target) || target.Host.Length == 0)
        {
            return RedirectFault.Invalid;
        }

        next = target;
        return current.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp ? RedirectFault.Downgrade : RedirectFault.None;
    }

    /// <summary>Whether both have scheme, host and port in common: only then do credentials go along.</summary>
    public static bool IsSameOrigin(Uri left, Uri right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Scheme == right.Scheme && left.Port == right.Port && string.Equals(left.IdnHost, right.IdnHost, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the next request is a GET without body: always after 303, and after 301 and 302 unless the method was GET already (as browsers do).</summary>
    public static bool TurnsIntoGet(int status, string method) => status == 303 || (status is 301 or 302 && method == "POST");

    /// <summary>Whether this is an address that the outbound component speaks to by HTTP.</summary>
    public static bool IsHttp(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
    }
}
