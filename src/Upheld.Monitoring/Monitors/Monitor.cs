using NodaTime;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Monitors;

/// <summary>A monitor as it stands now. What it was before stands in its document's versions and its logged schedules.</summary>
internal sealed class Monitor : ICustomerOwned
{
    /// <summary>Monitors in one unit of ownership: enough to share a flush, few enough to move.</summary>
    public const int InShard = 256;

    public required MonitorId Id { get; init; }

    /// <summary>In whose log its samples stand; <see cref="CustomerId.House"/> for a shared one.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The document's name.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it in English.</summary>
    public required string TitleEn { get; set; }

    /// <summary>What people call it in Chinese.</summary>
    public required string TitleZh { get; set; }

    /// <summary>The name of the service that it belongs to.</summary>
    public required string Service { get; set; }

    /// <summary>The probe kind, such as <c>http</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>What it looks at, for lists: a URL, a host and port.</summary>
    public required string Target { get; set; }

    /// <summary>The document's spec as canonical JSON.</summary>
    public required string Spec { get; set; }

    /// <summary>Its number in the log: what samples carry.</summary>
    public required long Number { get; init; }

    /// <summary>Its unit of ownership.</summary>
    public required int Shard { get; init; }

    /// <summary>Time between checks.</summary>
    public required Duration Every { get; set; }

    /// <summary>Not checked at the moment; its state is unknown.</summary>
    public required bool IsPaused { get; set; }

    public required Instant CreatedAt { get; init; }

    /// <summary>When it was taken out of use; null while it is in use.</summary>
    public Instant? RetiredAt { get; set; }

    /// <summary>Rises with each change of what is checked or when; the engine loads what is newer.</summary>
    public required long Version { get; set; }
}
