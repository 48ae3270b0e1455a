using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Kernel.Database;

namespace Upheld.Kernel.Jobs;

/// <summary>Writes down what became of a run.</summary>
internal sealed class EndRun(UpheldDb db, IClock clock)
{
    private const int LongestMessage = 2000;

    public async Task<bool> ExecuteAsync(JobRun run, Exception? failure, CancellationToken cancellation)
    {
        var row = await db.Set<JobRunRow>().SingleAsync(r => r.Id == run.Id, cancellation);
        row.Outcome = failure is null ? JobOutcome.Done : JobOutcome.Failed;
        row.EndedAt = clock.GetCurrentInstant();
        if (failure is not null)
        {
            var message = $"{failure.GetType().Name}: {failure.Message}";
            row.Message = message[..Math.Min(LongestMessage, message.Length)];
        }

        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
