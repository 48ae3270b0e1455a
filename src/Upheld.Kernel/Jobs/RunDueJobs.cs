using Cronos;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Jobs;

/// <summary>Claims and runs what is due. A due time that passed while nobody was there is written down as missed; only the latest is run.</summary>
internal sealed class RunDueJobs(UpheldDb db, IEnumerable<IJob> jobs, IIds ids, IClock clock)
{
    /// <summary>A due time this old was missed: the program was off or hung. Shorter delays are ordinary lateness.</summary>
    private static readonly Duration Late = Duration.FromMinutes(1);

    /// <summary>Runs every job that is due now and answers when to look again.</summary>
    public async Task<Instant> ExecuteAsync(CancellationToken cancellation)
    {
        var next = clock.GetCurrentInstant() + Duration.FromMinutes(1);
        foreach (var job in jobs)
        {
            next = Instant.Min(next, await StepAsync(job, cancellation) ?? next);
        }

        return next;
    }

    private async Task<Instant?> StepAsync(IJob job, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var row = await db.Set<JobRow>().SingleOrDefaultAsync(j => j.Name == job.Name, cancellation);
        if (row is null || row.Cron != job.Cron || row.Zone != job.Zone.Id)
        {
            row ??= db.Add(new JobRow { Name = job.Name, Cron = job.Cron, Zone = job.Zone.Id }).Entity;
            (row.Cron, row.Zone, row.NextDue) = (job.Cron, job.Zone.Id, Next(job, now));
            await db.SaveChangesAsync(cancellation);
        }

        if (row.NextDue is not { } due || due > now)
        {
            return row.NextDue;
        }

        var (latest, missed) = Latest(job, due, now);
        if (missed > 0)
        {
            db.Add(new JobRunRow { Id = ids.NewGuid(), Job = job.Name, DueAt = due, Outcome = JobOutcome.Missed, Times = missed });
        }

        row.NextDue = Next(job, now);
        if (now - latest > Late)
        {
            var isFirst = missed == 0;
            db.Add(new JobRunRow { Id = ids.NewGuid(), Job = job.Name, DueAt = isFirst ? due : latest, Outcome = JobOutcome.Missed });
            await db.SaveChangesAsync(cancellation);
            return row.NextDue;
        }

        var run = new JobRunRow { Id = ids.NewGuid(), Job = job.Name, DueAt = latest, Outcome = JobOutcome.Running, StartedAt = now };
        db.Add(run);
        await db.SaveChangesAsync(cancellation); // the claim: another node that wants the same due time loses the comparison of NextDue
        await RunAsync(job, run, cancellation);
        await db.SaveChangesAsync(cancellation);
        return row.NextDue;
    }

    private async Task RunAsync(IJob job, JobRunRow run, CancellationToken cancellation)
    {
        try
        {
            await job.RunAsync(run.DueAt, cancellation);
            run.Outcome = JobOutcome.Done;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            (run.Outcome, run.Message) = (JobOutcome.Failed, $"{e.GetType().Name}: {e.Message}"[..Math.Min(2000, e.GetType().Name.Length + 2 + e.Message.Length)]);
        }

        run.EndedAt = clock.GetCurrentInstant();
    }

    private static (Instant Latest, int Missed) Latest(IJob job, Instant due, Instant now)
    {
        var (latest, missed) = (due, 0);
        while (Next(job, latest) is { } following && following <= now)
        {
            (latest, missed) = (following, missed + 1);
        }

        return (latest, missed);
    }

    private static Instant? Next(IJob job, Instant after)
    {
        var format = job.Cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(job.Zone.Id);
        return CronExpression.Parse(job.Cron, format).GetNextOccurrence(after.ToDateTimeUtc(), zone) is { } next ? Instant.FromDateTimeUtc(next) : null;
    }
}
