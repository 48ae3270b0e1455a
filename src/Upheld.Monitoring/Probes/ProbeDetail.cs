using System.Collections.Immutable;
using Upheld.Monitoring.Probes.Tls;

namespace Upheld.Monitoring.Probes;

/// <summary>What a person wants to see of a check that failed: kept only for failures, changes of state and now and then.</summary>
internal sealed record ProbeDetail
{
    /// <summary>Most characters of <see cref="Excerpt"/>.</summary>
    public const int ExcerptLength = 1024;

    /// <summary>The address that was spoken to.</summary>
    public string? Address { get; init; }

    /// <summary>The address lines of a redirect chain, first to last; for HTTP at least one.</summary>
    public ImmutableArray<string> Path { get; init; } = [];

    /// <summary>The answer's headers, without those that carry sessions.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The beginning of the body or of the dialog's answer.</summary>
    public string? Excerpt { get; init; }

    /// <summary>The certificates that were sent, leaf first.</summary>
    public ImmutableArray<CertificateSummary> Certificates { get; init; } = [];

    /// <summary>What else was seen: DNS records, servers, packets.</summary>
    public ImmutableArray<string> Lines { get; init; } = [];
}
