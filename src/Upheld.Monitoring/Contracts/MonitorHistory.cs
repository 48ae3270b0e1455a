using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Monitoring.Contracts;

/// <summary>What is known of one series at a moment: its schedule, every change of state, and what its last sample said. Immutable.</summary>
/// <param name="Series">The series.</param>
/// <param name="Monitor">The monitor's id.</param>
/// <param name="Shard">The shard it belongs to.</param>
/// <param name="Schedule">When its checks were and are due.</param>
/// <param name="Pack">Every change of state up to the last durable sample.</param>
/// <param name="State">What the fold remembers: the last sample, a lasting outage.</param>
public sealed record MonitorHistory(SeriesId Series, MonitorId Monitor, int Shard, ProbeSchedule Schedule, IntervalPack Pack, FoldState State)
{
    /// <summary>The states as they look at an instant: unknown before the first sample, and again once the last result is too old by then.</summary>
    public StateTimeline TimelineAt(long now) => Pack.TimelineAt(now);

    /// <summary>The state at an instant after the last sample.</summary>
    public ProbeState StateAt(long now) => StateFold.StateAt(Schedule, State, now);
}
