using Microsoft.EntityFrameworkCore;
using Upheld.Commitments.Plans;
using Upheld.Kernel.Database;

namespace Upheld.Commitments.Restatements;

/// <summary>Restatements that wait and those that were decided.</summary>
internal sealed class ReadRestatements(UpheldDb db, PlanContracts planning)
{
    /// <summary>How many are listed at most.</summary>
    public const int Most = 100;

    /// <summary>The newest ones, those that wait first.</summary>
    public async Task<IReadOnlyList<Restatement>> ExecuteAsync(CancellationToken cancellation) =>
        [.. (await db.Set<Restatement>().AsNoTracking().OrderByDescending(r => r.Id).Take(Most).ToListAsync(cancellation)).OrderBy(r => r.State != RestatementState.Pending)];

    /// <summary>How many wait for a second person.</summary>
    public Task<int> WaitingAsync(CancellationToken cancellation) => db.Set<Restatement>().CountAsync(r => r.State == RestatementState.Pending, cancellation);

    /// <summary>One of them; null when there is none.</summary>
    public Task<Restatement?> FindAsync(Guid id, CancellationToken cancellation) =>
        db.Set<Restatement>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation);

    /// <summary>What a restatement that waits would do.</summary>
    public Task<ContractPlan> PlanAsync(Restatement restatement, CancellationToken cancellation)
    {
        var (files, prune, customer) = restatement.Asked();
        return planning.ExecuteAsync(files, prune, customer, restatement.RequestedAt, cancellation);
    }
}
