using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NodaTime;
using Upheld.Kernel.Ownership;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;

namespace Upheld.Kernel.Jobs;

/// <summary>Starts jobs when they are due, side by side, each once at a time. One node does it, under a lease; when another takes over, it begins with the runs
/// that were interrupted.</summary>
internal sealed partial class JobRunner(
    IEnumerable<IJob> jobs, SliceRunner slices, IOwnership ownership, IClock clock, ILogger<JobRunner> log)
{
    /// <summary>The name of the lease.</summary>
    internal const string LeaseName = "jobs";

    /// <summary>The longest pause: the lease must be prolonged before it ends.</summary>
    private static readonly Duration LongestPause = DatabaseOwnership.Term / 3;

    private static readonly Scope AllCustomers = Scope.Installation("jobs serve every customer");

    private readonly IReadOnlyList<IJob> _jobs = [.. jobs];
    private readonly ConcurrentDictionary<string, Task> _running = [];
    private Lease? _lease;

    /// <summary>Starts what is due and answers when to look again.</summary>
    public async Task<Instant> StepAsync(CancellationToken cancellation)
    {
        var next = clock.GetCurrentInstant() + LongestPause;
        if (_jobs.Count == 0 || !await HoldAsync(cancellation))
        {
            return next;
        }

        foreach (var job in _jobs.Where(j => !IsRunning(j)))
        {
            try
            {
                var claim = await slices.RunAsync<ClaimDueRun, JobClaim>(AllCustomers, c => c.ExecuteAsync(job, cancellation), cancellation);
                if (claim.Run is { } run)
                {
                    Start(job, run, cancellation);
                }

                next = Instant.Min(next, claim.Next ?? next);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                LogNotClaimed(e, job.Name); // one job's trouble is not the others'
            }
        }

        return next;
    }

    /// <summary>Whether a run of the job has not ended yet.</summary>
    public bool IsRunning(IJob job) => _running.ContainsKey(job.Name);

    /// <summary>Waits until what was started has ended.</summary>
    public Task WhenIdleAsync() => Task.WhenAll(_running.Values);

    private async Task<bool> HoldAsync(CancellationToken cancellation)
    {
        if (_lease is not null && await ownership.RenewAsync(_lease, cancellation))
        {
            return true;
        }

        _lease = await ownership.AcquireAsync(LeaseName, cancellation);
        if (_lease is null)
        {
            return false;
        }

        var interrupted = await slices.RunAsync<FindInterruptedRuns, IReadOnlyList<JobRun>>(AllCustomers, f => f.ExecuteAsync(cancellation), cancellation);
        foreach (var run in interrupted.Where(r => !_running.ContainsKey(r.Job)))
        {
            if (_jobs.FirstOrDefault(j => j.Name == run.Job) is { } job)
            {
                Start(job, run, cancellation);
            }
            else
            {
                await EndAsync(run, new InvalidOperationException($"There is no job '{run.Job}' any more."), cancellation);
            }
        }

        return true;
    }

    private void Start(IJob job, JobRun run, CancellationToken cancellation)
    {
        // In the table before it begins, so that it cannot end before it is there.
        var begun = new TaskCompletionSource();
        _running[job.Name] = RunAsync(begun.Task, job, run, cancellation);
        begun.SetResult();
    }

    private async Task RunAsync(Task begun, IJob job, JobRun run, CancellationToken cancellation)
    {
        await begun.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        Exception? failure = null;
        try
        {
            await job.RunAsync(run.DueAt, cancellation);
        }
        catch (Exception e)
        {
            failure = e;
        }

        try
        {
            if (!cancellation.IsCancellationRequested) // else it was interrupted: it runs again at the next start
            {
                await EndAsync(run, failure, cancellation);
            }
        }
        catch (Exception e)
        {
            LogNotEnded(e, job.Name);
        }
        finally
        {
            _running.TryRemove(job.Name, out _);
        }
    }

    private async Task EndAsync(JobRun run, Exception? failure, CancellationToken cancellation)
    {
        if (failure is not null)
        {
            LogFailed(failure, run.Job);
        }

        await slices.RunAsync<EndRun, bool>(AllCustomers, e => e.ExecuteAsync(run, failure, cancellation), cancellation);
    }

    [LoggerMessage(LogLevel.Error, "Job {Job} failed")]
    private partial void LogFailed(Exception e, string job);

    [LoggerMessage(LogLevel.Error, "Could not see whether job {Job} is due")]
    private partial void LogNotClaimed(Exception e, string job);

    [LoggerMessage(LogLevel.Error, "Could not write down how job {Job} ended; it will run again")]
    private partial void LogNotEnded(Exception e, string job);
}
