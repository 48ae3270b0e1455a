using Upheld.Figures.Samples;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Probes;

namespace Upheld.Monitoring.Checking;

/// <summary>A monitor as the engine holds it: its prepared probe, its schedule and what the fold remembers. About 500 bytes beside the probe.</summary>
internal sealed class WatchedMonitor
{
    public required MonitorId Id { get; init; }

    public required CustomerId Customer { get; init; }

    public required uint Number { get; init; }

    public required ushort Location { get; init; }

    public required int Shard { get; init; }

    public required long Version { get; init; }

    /// <summary>Checks of one host share its slots.</summary>
    public required string Host { get; init; }

    public required IProbe Probe { get; init; }

    /// <summary>When it is checked; to the end once it has gone out of use.</summary>
    public required ProbeSchedule Schedule { get; set; } // set again only under the shard's lock

    /// <summary>Changed only by the check that is under way, or at a flush under the shard's lock.</summary>
    public FoldState State { get; set; }

    /// <summary>A check is under way; there is never a second one of the same monitor.</summary>
    public bool IsChecking { get; set; }

    /// <summary>Somebody wants it looked at once more when the check under way ends.</summary>
    public bool LooksAgain { get; set; }

    /// <summary>When it is looked at next beside its schedule, in milliseconds; <see cref="long.MaxValue"/> when it is not.</summary>
    public long NextLook { get; set; } = long.MaxValue;

    /// <summary>Taken over by a newer version, or retired: its ticks do nothing any more.</summary>
    public bool IsReplaced { get; set; } // written under the shard's lock
}
