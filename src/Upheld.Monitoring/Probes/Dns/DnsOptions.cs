using System.Collections.Immutable;
using Upheld.Kernel.Outbound.Names;

namespace Upheld.Monitoring.Probes.Dns;

/// <summary>How a set of records is compared.</summary>
internal enum RecordSetMatch
{
    /// <summary>These and no others.</summary>
    Exact,

    /// <summary>All of these; others may be there.</summary>
    Contains,

    /// <summary>At least one of these.</summary>
    AnyOf,
}

/// <summary>A name server.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">Default 53.</param>
internal sealed record DnsServer(string Host, int Port = 53);

/// <summary>Asks name servers for a name.</summary>
internal sealed record DnsOptions : ProbeOptions
{
    /// <summary>The name that is asked for.</summary>
    public required string Name { get; init; }

    /// <summary>Default A.</summary>
    public DnsRecordType Type { get; init; } = DnsRecordType.A;

    /// <summary>The servers, each asked at every check: all failing is down, some failing is degraded and says which. At least one.</summary>
    public required ImmutableArray<DnsServer> Servers { get; init; }

    /// <summary>Whether the servers are those of the zone: asked without recursion, and each must answer with authority. Default false.</summary>
    public bool IsAuthoritative { get; init; }

    /// <summary>The right response code. Default NOERROR.</summary>
    public DnsResponseCode Code { get; init; } = DnsResponseCode.NoError;

    /// <summary>The records that must be there, as <see cref="DnsRecord.Data"/> writes them; empty: any record of the type.</summary>
    public ImmutableArray<string> Records { get; init; } = [];

    /// <summary>How they are compared. Default exact.</summary>
    public RecordSetMatch Match { get; init; } = RecordSetMatch.Exact;

    /// <summary>Seconds that no record's time to live may be below; null: any.</summary>
    public uint? MinTimeToLive { get; init; }

    /// <summary>Seconds that no record's time to live may be above; null: any.</summary>
    public uint? MaxTimeToLive { get; init; }

    /// <summary>Whether the resolver must have checked signatures (bit AD). Default false.</summary>
    public bool MustBeAuthenticated { get; init; }

    /// <summary>Whether all servers must give the same records (<c>dns.servers_disagree</c>, degraded). Default false: many answer by where one asks from.</summary>
    public bool MustAgree { get; init; }
}
