using NodaTime;

namespace Upheld.Kernel.Jobs;

/// <summary>Work on a durable schedule. Registered as a singleton; it opens its own short slices with <c>SliceRunner</c>, as no transaction may last as long as a job.</summary>
public interface IJob
{
    /// <summary>Stable for ever; its row is found by it.</summary>
    string Name { get; }

    /// <summary>Five cron fields, or six with seconds first, read in <see cref="Zone"/>.</summary>
    string Cron { get; }

    /// <summary>The zone in which the schedule is meant.</summary>
    DateTimeZone Zone { get; }

    /// <summary>Does the work that was due at an instant. At least once: it may run again for the same instant after a crash. It never runs twice at a time.</summary>
    Task RunAsync(Instant dueAt, CancellationToken cancellation);
}
