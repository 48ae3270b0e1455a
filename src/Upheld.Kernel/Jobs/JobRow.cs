using NodaTime;

namespace Upheld.Kernel.Jobs;

/// <summary>A job's place in its schedule.</summary>
internal sealed class JobRow
{
    public required string Name { get; init; }

    public required string Cron { get; set; }

    public required string Zone { get; set; }

    /// <summary>The next time it is due; null when the schedule has none left.</summary>
    public Instant? NextDue { get; set; }
}

/// <summary>What became of one time at which a job was due.</summary>
internal enum JobOutcome
{
    /// <summary>Begun and not yet ended. After a crash whoever takes over runs it again.</summary>
    Running,

    /// <summary>Done.</summary>
    Done,

    /// <summary>It threw; the message tells.</summary>
    Failed,

    /// <summary>Nobody ran it while it was due: the program was off. Visible, never made up for in a bunch.</summary>
    Missed,
}

/// <summary>One time at which a job was due.</summary>
internal sealed class JobRunRow
{
    public required Guid Id { get; init; }

    public required string Job { get; init; }

    public required Instant DueAt { get; init; }

    public required JobOutcome Outcome { get; set; }

    public Instant? StartedAt { get; set; }

    public Instant? EndedAt { get; set; }

    /// <summary>Due times that this row stands for: one, or many missed ones in a row.</summary>
    public int Times { get; set; } = 1;

    public string? Message { get; set; }
}
