using NodaTime;

namespace Upheld.Monitoring.Probes.Heartbeat;

/// <summary>What a job has reported, by the receiving server's clock: all that the evaluation needs to keep of any number of signals.</summary>
/// <param name="LastSuccess">The latest success; null: none yet.</param>
/// <param name="LastFailure">The latest reported failure; null: none yet.</param>
/// <param name="LastStart">The latest start; null: none yet.</param>
internal readonly record struct HeartbeatSignals(Instant? LastSuccess, Instant? LastFailure = null, Instant? LastStart = null)
{
    /// <summary>The signals with one more; order of arrival does not matter.</summary>
    public HeartbeatSignals WithSuccess(Instant at) => this with { LastSuccess = Later(LastSuccess, at) };

    /// <inheritdoc cref="WithSuccess"/>
    public HeartbeatSignals WithFailure(Instant at) => this with { LastFailure = Later(LastFailure, at) };

    /// <inheritdoc cref="WithSuccess"/>
    public HeartbeatSignals WithStart(Instant at) => this with { LastStart = Later(LastStart, at) };

    /// <summary>These signals and others: the latest of each kind.</summary>
    public HeartbeatSignals With(HeartbeatSignals others)
    {
        var all = others.LastSuccess is { } success ? WithSuccess(success) : this;
        all = others.LastFailure is { } failure ? all.WithFailure(failure) : all;
        return others.LastStart is { } start ? all.WithStart(start) : all;
    }

    private static Instant Later(Instant? left, Instant right) => left is { } known && known > right ? known : right;
}
