using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.Contracts.Restatements;
using Upheld.Commitments.Plans;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Results;

namespace Upheld.Commitments.Restatements;

/// <summary>Asks for a change of what was promised on days that have passed. Nothing changes until a second person approves it (<see cref="DecideRestatement"/>).</summary>
internal sealed class RequestRestatement(UpheldDb db, PlanContracts planning, IIds ids, IClock clock)
{
    /// <param name="files">The files.</param>
    /// <param name="prune">Whether documents that the files no longer hold are retired.</param>
    /// <param name="customer">Prune only this customer's documents.</param>
    /// <param name="expected">Hash of the plan that was looked at; null takes whatever the plan is now.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    public async Task<RestatementOutcome> ExecuteAsync(
        IReadOnlyList<SourceFile> files, bool prune, string? customer, string? expected, string? reason, PersonEntry by, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var plan = await planning.ExecuteAsync(files, prune, customer, now, cancellation);
        if (plan.Hash is not { } hash)
        {
            return new RestatementOutcome(plan, null, PlanErrors.Faults(plan));
        }

        if (expected is not null && expected != hash)
        {
            return new RestatementOutcome(plan, null, PlanErrors.Stale);
        }

        if (!plan.ChangesThePast)
        {
            return new RestatementOutcome(plan, null, RestatementErrors.NotNeeded);
        }

        if (reason?.Trim() is not { Length: > 0 and <= Restatement.LongestReason } why)
        {
            return new RestatementOutcome(plan, null, RestatementErrors.NoReason);
        }

        var restatement = new Restatement
        {
            Id = ids.NewGuid(),
            Plan = hash,
            Reason = why,
            RequestedBy = by.Id,
            RequestedByName = by.Name,
            RequestedAt = now,
            Request = Restatement.RequestOf(files, prune, customer),
            State = RestatementState.Pending,
        };
        db.Add(restatement);
        db.RecordPersonal(
            new RestatementRequested(now, restatement.Id, hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(restatement.Request))), by.Id),
            Encoding.UTF8.GetBytes(why));
        await db.SaveChangesAsync(cancellation);
        return new RestatementOutcome(plan, restatement.Id, null);
    }
}

/// <summary>What became of a restatement that was asked for.</summary>
/// <param name="Plan">The plan as it stood.</param>
/// <param name="Id">The restatement that waits for approval; null when there is none.</param>
/// <param name="Error">Why there is none.</param>
internal sealed record RestatementOutcome(ContractPlan Plan, Guid? Id, Error? Error);
