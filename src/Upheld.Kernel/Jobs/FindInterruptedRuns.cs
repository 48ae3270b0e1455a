using Microsoft.EntityFrameworkCore;
using Upheld.Kernel.Database;

namespace Upheld.Kernel.Jobs;

/// <summary>Runs that began and never ended: whoever had them is gone.</summary>
internal sealed class FindInterruptedRuns(UpheldDb db)
{
    public async Task<IReadOnlyList<JobRun>> ExecuteAsync(CancellationToken cancellation) =>
        await db.Set<JobRunRow>().AsNoTracking().Where(r => r.Outcome == JobOutcome.Running).OrderBy(r => r.DueAt)
            .Select(r => new JobRun(r.Id, r.Job, r.DueAt)).ToListAsync(cancellation);
}
