using Upheld.Commitments.Contracts.Files;
using Upheld.Kernel.Results;

namespace Upheld.Commitments.Plans;

/// <summary>Does exactly what a plan says, in one transaction, or nothing.</summary>
internal sealed class ApplyContracts(PlanContracts planning, WritePlan writing)
{
    /// <param name="files">The files.</param>
    /// <param name="prune">Whether documents that the files no longer hold are retired.</param>
    /// <param name="customer">Prune only this customer's documents.</param>
    /// <param name="expected">Hash of the plan that was looked at; null applies whatever the plan is now.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    public async Task<ApplyOutcome> ExecuteAsync(
        IReadOnlyList<SourceFile> files, bool prune, string? customer, string? expected, CancellationToken cancellation)
    {
        var plan = await planning.ExecuteAsync(files, prune, customer, null, cancellation);
        if (!plan.Lint.IsClean)
        {
            return new ApplyOutcome(plan, PlanErrors.Faults(plan));
        }

        if (expected is not null && expected != plan.Hash)
        {
            return new ApplyOutcome(plan, PlanErrors.Stale);
        }

        if (plan.ChangesThePast)
        {
            return new ApplyOutcome(plan, PlanErrors.InThePast);
        }

        return new ApplyOutcome(plan, await writing.ExecuteAsync(plan, null, null, cancellation) ? null : PlanErrors.Stale);
    }
}

/// <summary>What became of an apply.</summary>
/// <param name="Plan">The plan as it stood.</param>
/// <param name="Error">Why nothing was written; null when all was.</param>
internal sealed record ApplyOutcome(ContractPlan Plan, Error? Error);
