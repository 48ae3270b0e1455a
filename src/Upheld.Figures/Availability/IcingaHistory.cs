using Upheld.Figures.Exact;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>What Icinga keeps of a host or a service for its SLA reports, read as Icinga reads it. For comparison with an Icinga report, and for history
/// that is imported from one.</summary>
/// <remarks><para>Spec of availability, 1.8. A host is bad in any hard state but 0; a service in any above 1, so WARNING is fine and UNKNOWN is bad. At equal
/// instants the state change comes before the downtime, and of several state changes the last in the list wins.</para>
/// <para>Pending time (99) leaves the denominator as Icinga takes it out: when a change says that it ended a pending state, then from the last thing that
/// happened before, be it the edge of a downtime. Pending time that no change ends in the window counts as fine.</para></remarks>
public sealed record IcingaHistory
{
    private const int Pending = 99;

    /// <summary>Whether it is a service; else a host.</summary>
    public required bool IsService { get; init; }

    /// <summary>The hard state changes.</summary>
    public required IReadOnlyList<IcingaStateChange> Changes { get; init; }

    /// <summary>The downtimes, which may overlap.</summary>
    public required IReadOnlyList<Span> Downtimes { get; init; }

    /// <summary>The present hard state, which stands in where no change is known; null when that is not known either.</summary>
    public int? CurrentState { get; init; }

    /// <summary>The request whose answer is Icinga's figure of the window.</summary>
    public AvailabilityRequest ToRequest(Span window, Rational target) => new()
    {
        Window = window,
        AsOf = window.End,
        KnownAt = window.End,
        Target = target,
        States = StateBand.Of(StateTimeline.Of(ProbeState.Unknown, EventsOf(window))),
        Maintenance = [.. Downtimes.Select(downtime => new MaintenanceWindow { Span = downtime })],
        Policies = AvailabilityPolicies.Default with { Maintenance = MaintenancePolicy.Icinga },
    };

    private List<StateEvent> EventsOf(Span window)
    {
        var events = new List<StateEvent> { new(window.Start, StateOf(InitialAt(window.Start))) };
        var last = window.Start;
        foreach (var change in Changes.Where(change => change.At > window.Start && change.At < window.End).OrderBy(change => change.At))
        {
            if (change.PreviousHardState == Pending)
            {
                events.Add(new StateEvent(Math.Max(last, LastDowntimeEdge(window, change.At)), ProbeState.Unknown));
            }
            events.Add(new StateEvent(change.At, StateOf(change.HardState)));
            last = change.At;
        }
        return events;
    }

    private long LastDowntimeEdge(Span window, long before) => Downtimes
        .Where(downtime => downtime.Start < window.End && downtime.End >= window.Start)
        .SelectMany(downtime => (long[])[Math.Max(downtime.Start, window.Start), downtime.End])
        .Where(edge => edge < before)
        .DefaultIfEmpty(window.Start)
        .Max();

    // The last change at or before the start, else what the next one says was before it, else the present state, else fine.
    private int InitialAt(long start) =>
        Changes.Where(change => change.At <= start).OrderBy(change => change.At).LastOrDefault()?.HardState
        ?? Changes.Where(change => change.At > start).MinBy(change => change.At)?.PreviousHardState
        ?? CurrentState
        ?? 0;

    private ProbeState StateOf(int hardState) => hardState switch
    {
        0 or Pending => ProbeState.Up,
        1 when IsService => ProbeState.Degraded,
        _ => ProbeState.Down,
    };
}
