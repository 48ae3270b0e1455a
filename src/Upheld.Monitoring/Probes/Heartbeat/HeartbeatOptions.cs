using Cronos;
using NodaTime;

namespace Upheld.Monitoring.Probes.Heartbeat;

/// <summary>When a job is due.</summary>
internal abstract record HeartbeatSchedule;

/// <summary>Some time after the last signal; periods far longer than a day are ordinary (backups by month, audits by year).</summary>
/// <param name="Every">The longest time between two signals.</param>
internal sealed record PeriodSchedule(Duration Every) : HeartbeatSchedule;

/// <summary>At local times.</summary>
/// <param name="Expression">Five fields; a job is due at full minutes.</param>
/// <param name="Zone">IANA zone in which the job's machine reads it; a skipped local time is due at the next valid instant, a repeated one once.</param>
internal sealed record CronSchedule(CronExpression Expression, TimeZoneInfo Zone) : HeartbeatSchedule;

/// <summary>Waits for the signals of a job. Evaluated, not probed.</summary>
internal sealed record HeartbeatOptions : ProbeOptions
{
    /// <summary>When the next signal is due.</summary>
    public required HeartbeatSchedule Schedule { get; init; }

    /// <summary>How long after that the job is merely late. Default 5 minutes.</summary>
    public Duration Grace { get; init; } = Duration.FromMinutes(5);

    /// <summary>How long a job may take from its start signal; null: until it is due again.</summary>
    public Duration? MaxRun { get; init; }
}
