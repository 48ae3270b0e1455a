using System.Collections.Concurrent;
using NodaTime;
using Upheld.Kernel.Jobs;

namespace Upheld.Kernel.Tests.Jobs;

/// <summary>A job that remembers when it was due, and ends when it is told to.</summary>
internal sealed class TestJob(string cron, DateTimeZone zone) : IJob
{
    public string Name { get; init; } = "test.job";

    public string Cron { get; set; } = cron;

    public DateTimeZone Zone => zone;

    public ConcurrentQueue<Instant> Runs { get; } = [];

    /// <summary>What a run waits for before it ends.</summary>
    public Func<CancellationToken, Task> Work { get; set; } = _ => Task.CompletedTask;

    public Task RunAsync(Instant dueAt, CancellationToken cancellation)
    {
        Runs.Enqueue(dueAt);
        return Work(cancellation);
    }
}
