using System.Buffers;
using System.Collections.Frozen;
using Upheld.Kernel.Results;

namespace Upheld.Kernel.Outbound.Http;

/// <summary>Which request headers others may set.</summary>
public static class RequestHeaders
{
    private static readonly SearchValues<char> NameChars =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    // What turns a blind request into the machine's credentials at a metadata service: each cloud asks for such a header because requests
    // forged through a server cannot usually set one. Ours can; so these cannot be set, whatever the address.
    private static readonly FrozenSet<string> Metadata = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Metadata-Flavor",
        "Metadata",
        "X-Google-Metadata-Request",
        "X-aws-ec2-metadata-token",
        "X-aws-ec2-metadata-token-ttl-seconds",
        "X-aliyun-ecs-metadata-token",
        "X-aliyun-ecs-metadata-token-ttl-seconds",
        "X-tencent-metadata-token",
        "X-Metadata-Token");

    // The message's own frame: a second one beside ours is how requests are smuggled.
    private static readonly FrozenSet<string> Frame = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Content-Length",
        "Transfer-Encoding",
        "Connection",
        "Proxy-Connection",
        "Proxy-Authorization",
        "Keep-Alive",
        "Upgrade",
        "TE",
        "Trailer",
        "Expect");

    // What may follow a redirect to another origin. Any other header may carry a secret (X-Api-Key …): only these are known not to.
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Accept",
        "Accept-Language",
        "Accept-Encoding",
        "User-Agent",
        "Content-Type",
        "Cache-Control");

    /// <summary>Null when the header may be set, else <c>outbound.header</c> with the reason.</summary>
    public static Error? Check(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameChars))
        {
            return Refused($"{name} is not a valid header name.");
        }

        if (value.AsSpan().ContainsAny('\r', '\n', '\0') || value.Any(c => c > 0xFF))
        {
            return Refused($"The value of {name} holds a line break or a character that headers cannot carry.");
        }

        if (Metadata.Contains(name))
        {
            return Refused($"{name} opens cloud metadata services and cannot be set.");
        }

        return Frame.Contains(name) ? Refused($"{name} is set by Upheld itself.") : null;
    }

    /// <summary>Whether the header still goes along when a redirect leads to another origin.</summary>
    public static bool CrossesOrigins(string name) => Harmless.Contains(name);

    private static Error Refused(string message) => new(ErrorKind.Invalid, OutboundErrors.HeaderCode, message);
}
