using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Probes.Heartbeat;

namespace Upheld.Monitoring.Heartbeats;

/// <summary>The check of a job that reports by itself: no question to anybody, only its signals and the clock.</summary>
internal sealed class HeartbeatProbe(MonitorId monitor, HeartbeatOptions options, HeartbeatBoard board, TimeProvider time) : IProbe
{
    public ValueTask<ProbeResult> CheckAsync(bool keepDetail, CancellationToken cancellation)
    {
        var log = board.TakeLog(monitor); // before the signals are read: a later one belongs to the next check
        var state = HeartbeatEvaluation.Evaluate(options, board.Of(monitor), Instant.FromDateTimeOffset(time.GetUtcNow()));
        return ValueTask.FromResult(new ProbeResult(state.State, state.Fault == FaultClass.None ? null : new Finding(state.Fault, Text(state.Due), Text(state.Deadline)))
        {
            ChangesAt = state.NextChange,
            Detail = log is null ? null : new ProbeDetail { Excerpt = log },
        });
    }

    private static string? Text(Instant? at) => at is { } instant ? NodaTime.Text.InstantPattern.General.Format(instant) : null;
}
