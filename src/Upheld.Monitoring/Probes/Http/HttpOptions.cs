using System.Collections.Immutable;
using NodaTime;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Http;
using Upheld.Monitoring.Probes.Tls;

namespace Upheld.Monitoring.Probes.Http;

/// <summary>Checks an HTTP or HTTPS address: a whole exchange over a new connection, the body read to its end.</summary>
internal sealed record HttpOptions : ProbeOptions
{
    /// <summary>http or https, absolute.</summary>
    public required Uri Url { get; init; }

    /// <summary>GET, POST, PUT, PATCH, DELETE or OPTIONS. Never HEAD: a server may answer HEAD well and GET not at all, and the other way round. Default GET.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Request headers; <see cref="RequestHeaders"/> says which cannot be set. <c>Host</c> may be.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Request body, sent as UTF-8; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>Sent as <c>Authorization</c>, to the first origin only.</summary>
    public HttpCredentials? Credentials { get; init; }

    /// <summary>Which of the name's addresses count: IPv4 and IPv6 are best watched by a monitor each.</summary>
    public AddressFamilies Families { get; init; }

    /// <summary>Whether redirects are followed; else the redirect itself is the answer. Default true.</summary>
    public bool IsFollowing { get; init; } = true;

    /// <summary>Redirects that are followed, at most 10. Default 10.</summary>
    public int RedirectLimit { get; init; } = Redirects.ProbeLimit;

    /// <summary>Limits of single phases.</summary>
    public PhaseTimeouts Phases { get; init; } = PhaseTimeouts.None;

    /// <summary>What the TLS connection must fulfil, at every hop.</summary>
    public TlsRequirements Tls { get; init; } = TlsRequirements.Default;

    /// <summary>What the answer must fulfil.</summary>
    public HttpExpectations Expect { get; init; } = HttpExpectations.Default;
}

/// <summary>A name and password (Basic), or a token (Bearer) when there is no name.</summary>
internal sealed record HttpCredentials(string? UserName, string Secret)
{
    /// <summary>Never shows the secret.</summary>
    public override string ToString() => UserName ?? "token";
}

/// <summary>What an answer must fulfil to be up.</summary>
internal sealed record HttpExpectations
{
    /// <summary>Any 2xx.</summary>
    public static HttpExpectations Default { get; } = new();

    /// <summary>Default 200-299.</summary>
    public StatusSet Status { get; init; } = StatusSet.Success;

    /// <summary>All must hold.</summary>
    public ImmutableArray<HeaderExpectation> Headers { get; init; } = [];

    /// <summary>What the body must fulfil.</summary>
    public BodyExpectations Body { get; init; } = BodyExpectations.None;

    /// <summary>The address where redirects must end; null: anywhere.</summary>
    public Uri? FinalUrl { get; init; }

    /// <summary>The host where redirects must end; null: anywhere.</summary>
    public string? FinalHost { get; init; }

    /// <summary>A phase that takes longer makes the check degraded (<c>http.phase_slow</c>).</summary>
    public PhaseTimeouts Phases { get; init; } = PhaseTimeouts.None;
}
