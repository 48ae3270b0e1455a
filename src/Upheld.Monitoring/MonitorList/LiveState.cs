using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.MonitorList;

/// <summary>How a monitor is now, in the order in which one wants to see it: what needs a person first.</summary>
internal enum LiveState
{
    Down,
    Degraded,
    Unknown,

    /// <summary>No check yet.</summary>
    Pending,
    Up,
    Paused,
}

/// <summary>What memory knows of a monitor at an instant.</summary>
/// <param name="State">Its state.</param>
/// <param name="LastAt">When the last check began, in milliseconds; 0 before the first.</param>
/// <param name="Latency">The last check's latency step, <see cref="LatencyScale.None"/> for none.</param>
/// <param name="Fault">What the last check found.</param>
internal readonly record struct LiveView(LiveState State, long LastAt, ushort Latency, FaultClass Fault)
{
    public static LiveView Pending { get; } = new(LiveState.Pending, 0, LatencyScale.None, FaultClass.None);

    public Instant? CheckedAt => LastAt == 0 ? null : Instant.FromUnixTimeMilliseconds(LastAt);

    public Duration? Took => LatencyScale.DurationOf(Latency);

    public static LiveView Of(MonitorHistory history, long now)
    {
        var last = history.State.Last;
        var state = history.Schedule.Parts is [.., { Active: false }] ? LiveState.Paused
            : last is null ? LiveState.Pending
            : history.StateAt(now) switch
            {
                ProbeState.Up => LiveState.Up,
                ProbeState.Degraded => LiveState.Degraded,
                ProbeState.Down => LiveState.Down,
                _ => LiveState.Unknown,
            };
        return new LiveView(state, last is null ? 0 : history.State.LastAt, last?.Latency ?? LatencyScale.None, last?.Fault ?? FaultClass.None);
    }

    /// <summary>Of several places the worst: a list must not hide one behind another.</summary>
    public static LiveView Worst(IEnumerable<MonitorHistory> places, long now)
    {
        LiveView? worst = null;
        foreach (var place in places)
        {
            var view = Of(place, now);
            worst = worst is not { } known || view.State < known.State ? view : known;
        }

        return worst ?? Pending;
    }
}
