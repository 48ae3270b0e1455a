using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Jobs;

/// <summary>Takes a job's due time, so that nobody else runs it. A due time that passed while nobody was there is written down as missed and not made up
/// for: of several, at most the latest is run, and that only when it is hardly late.</summary>
internal sealed class ClaimDueRun(UpheldDb db, IIds ids, IClock clock)
{
    /// <summary>A due time this old was missed: the program was off or hung. Shorter delays are ordinary lateness.</summary>
    internal static readonly Duration Late = Duration.FromMinutes(1);

    public async Task<JobClaim> ExecuteAsync(IJob job, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var schedule = new JobSchedule(job.Cron, job.Zone);
        var row = await db.Set<JobRow>().SingleOrDefaultAsync(j => j.Name == job.Name, cancellation);
        if (row is null || row.Cron != job.Cron || row.Zone != job.Zone.Id)
        {
            row ??= db.Add(new JobRow { Name = job.Name, Cron = job.Cron, Zone = job.Zone.Id }).Entity;
            (row.Cron, row.Zone, row.NextDue) = (job.Cron, job.Zone.Id, schedule.After(now));
            await db.SaveChangesAsync(cancellation);
        }

        if (row.NextDue is not { } due || due > now)
        {
            return new JobClaim(null, row.NextDue);
        }

        var (latest, before) = schedule.LatestSince(due, now);
        var isMissed = now - latest > Late;
        var missed = before + (isMissed ? 1 : 0);
        if (missed > 0)
        {
            db.Add(new JobRunRow { Id = ids.NewGuid(), Job = job.Name, DueAt = due, Outcome = JobOutcome.Missed, Times = missed });
        }

        row.NextDue = schedule.After(now);
        var run = new JobRunRow { Id = ids.NewGuid(), Job = job.Name, DueAt = latest, Outcome = JobOutcome.Running, StartedAt = now };
        if (!isMissed)
        {
            db.Add(run);
        }

        try
        {
            await db.SaveChangesAsync(cancellation); // the claim: another node that wants the same due time loses the comparison of NextDue
        }
        catch (DbUpdateConcurrencyException)
        {
            return new JobClaim(null, row.NextDue);
        }

        return new JobClaim(isMissed ? null : new JobRun(run.Id, job.Name, latest), row.NextDue);
    }
}

/// <summary>What to run now, if anything, and when to ask again.</summary>
internal sealed record JobClaim(JobRun? Run, Instant? Next);

/// <summary>One run of a job.</summary>
internal sealed record JobRun(Guid Id, string Job, Instant DueAt);
