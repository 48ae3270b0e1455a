using NodaTime;
using Upheld.Figures.Samples;

namespace Upheld.Monitoring.Probes.Heartbeat;

/// <summary>What is known of a job at an instant.</summary>
/// <param name="State">Up until it is due, degraded while late, down when missed or failed, unknown before its first signal.</param>
/// <param name="Fault">Why.</param>
/// <param name="Due">When the next success is due; null before the first signal.</param>
/// <param name="Deadline">When it counts as missed.</param>
/// <param name="NextChange">The next instant at which this changes by itself: when to look again; null: not without a new signal.</param>
internal readonly record struct HeartbeatState(ProbeState State, FaultClass Fault, Instant? Due, Instant? Deadline, Instant? NextChange);

/// <summary>The state of a job as a pure function of its signals and an instant.</summary>
internal static class HeartbeatEvaluation
{
    public static HeartbeatState Evaluate(HeartbeatOptions options, HeartbeatSignals signals, Instant now)
    {
        var isFailed = signals.LastFailure is { } failure && failure <= now && !(signals.LastSuccess > failure);
        if (signals.LastSuccess is not { } success)
        {
            // Never seen says nothing about the job; a failure that it reported does.
            return isFailed
                ? new HeartbeatState(ProbeState.Down, FaultClass.HeartbeatFailed, null, null, null)
                : new HeartbeatState(ProbeState.Unknown, FaultClass.HeartbeatNever, null, null, null);
        }

        var due = DueAfter(options.Schedule, success);
        var deadline = due + options.Grace;
        if (isFailed)
        {
            return new HeartbeatState(ProbeState.Down, FaultClass.HeartbeatFailed, due, deadline, null);
        }

        if (now >= deadline)
        {
            return new HeartbeatState(ProbeState.Down, FaultClass.HeartbeatMissed, due, deadline, null);
        }

        var overrun = options.MaxRun is { } longest && signals.LastStart is { } start && start > success ? start + longest : (Instant?)null;
        if (overrun <= now)
        {
            return new HeartbeatState(ProbeState.Down, FaultClass.HeartbeatOverrun, due, deadline, null);
        }

        return now >= due
            ? new HeartbeatState(ProbeState.Degraded, FaultClass.HeartbeatLate, due, deadline, Earlier(deadline, overrun))
            : new HeartbeatState(ProbeState.Up, FaultClass.None, due, deadline, Earlier(due, overrun));
    }

    private static Instant DueAfter(HeartbeatSchedule schedule, Instant success) => schedule switch
    {
        PeriodSchedule period => success + period.Every,
        CronSchedule cron => cron.Expression.GetNextOccurrence(success.ToDateTimeUtc(), cron.Zone) is { } next ? Instant.FromDateTimeUtc(next) : Instant.MaxValue - Duration.FromDays(366),
        _ => throw new ArgumentOutOfRangeException(nameof(schedule)),
    };

    private static Instant Earlier(Instant left, Instant? right) => right is { } other && other < left ? other : left;
}
