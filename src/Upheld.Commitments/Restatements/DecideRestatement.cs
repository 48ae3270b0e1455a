using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Commitments.Calendars;
using Upheld.Commitments.Calendars.Published;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Restatements;
using Upheld.Commitments.InForce;
using Upheld.Commitments.Plans;
using Upheld.Figures.Facts;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Results;

namespace Upheld.Commitments.Restatements;

/// <summary>The second pair of eyes: approves a restatement, which applies exactly the plan that was asked for in the transaction of the approval, or declines it.</summary>
internal sealed class DecideRestatement(UpheldDb db, PlanContracts planning, WritePlan writing, IClock clock)
{
    /// <summary>Approves and applies it. Figures as known before keep what they were; from now on the same windows have others.</summary>
    public async Task<Result<Nothing>> ApproveAsync(Guid id, PersonEntry by, CancellationToken cancellation)
    {
        var found = await FindAsync(id, cancellation);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var restatement = found.Value;
        if (restatement.RequestedBy == by.Id)
        {
            return RestatementErrors.SamePerson;
        }

        if (!by.IsAdministrator)
        {
            return RestatementErrors.NotAdministrator;
        }

        var (files, prune, customer) = restatement.Asked();
        var plan = await planning.ExecuteAsync(files, prune, customer, restatement.RequestedAt, cancellation);
        if (!plan.Lint.IsClean || plan.Hash != restatement.Plan)
        {
            return RestatementErrors.Stale;
        }

        Decide(restatement, RestatementState.Approved, by);
        var isWritten = await writing.ExecuteAsync(plan, restatement.Id, applied => RecordAsync(restatement, by, plan, applied, cancellation), cancellation);
        return isWritten ? default(Nothing) : RestatementErrors.Stale;
    }

    /// <summary>Declines it; whoever asked for it calls it back so.</summary>
    public async Task<Result<Nothing>> DeclineAsync(Guid id, PersonEntry by, CancellationToken cancellation)
    {
        var found = await FindAsync(id, cancellation);
        if (!found.IsOk)
        {
            return found.Error;
        }

        if (found.Value.RequestedBy != by.Id && !by.IsAdministrator)
        {
            return RestatementErrors.NotAdministrator;
        }

        Decide(found.Value, RestatementState.Declined, by);
        db.Record(new RestatementDeclined(found.Value.DecidedAt!.Value, id, by.Id));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException) // somebody else decided meanwhile
        {
            return RestatementErrors.Decided;
        }

        return default(Nothing);
    }

    private async Task<Result<Restatement>> FindAsync(Guid id, CancellationToken cancellation) =>
        await db.Set<Restatement>().SingleOrDefaultAsync(r => r.Id == id, cancellation) switch
        {
            null => RestatementErrors.Unknown,
            { State: not RestatementState.Pending } => RestatementErrors.Decided,
            var pending => pending,
        };

    private void Decide(Restatement restatement, RestatementState state, PersonEntry by) =>
        (restatement.State, restatement.DecidedBy, restatement.DecidedByName, restatement.DecidedAt) = (state, by.Id, by.Name, clock.GetCurrentInstant());

    /// <summary>The same fact stands in the installation's log and in that of every customer for whom something in the past is told differently.</summary>
    private async Task RecordAsync(Restatement restatement, PersonEntry by, ContractPlan plan, IReadOnlyList<DocumentApplication> applied, CancellationToken cancellation)
    {
        var past = applied.Where(a => a.Restatement is not null).ToList();
        var personal = JsonSerializer.SerializeToUtf8Bytes(new { reason = restatement.Reason, requestedBy = restatement.RequestedByName, approvedBy = by.Name });
        foreach (var log in (await CustomersAsync(plan, past, cancellation)).Append(CustomerId.House))
        {
            db.RecordPersonal(
                new RestatementApplied(log == CustomerId.House ? null : log.Value, restatement.DecidedAt!.Value)
                {
                    Restatement = restatement.Id,
                    Plan = restatement.Plan,
                    Since = past.Min(a => a.EffectiveFrom),
                    RequestedBy = PersonPseudonym.In(log, restatement.RequestedBy),
                    RequestedAt = restatement.RequestedAt,
                    ApprovedBy = PersonPseudonym.In(log, by.Id),
                },
                personal);
        }
    }

    /// <summary>Those whose contracts change for the past, and those whose promises use, or ever used, a calendar that does.</summary>
    private async Task<IReadOnlyList<CustomerId>> CustomersAsync(ContractPlan plan, IReadOnlyList<DocumentApplication> past, CancellationToken cancellation)
    {
        var calendars = past.Where(a => a.Document.Id.Kind == CalendarKind.KindName).Select(a => a.Document.Id.Name).ToList();
        var contracts = plan.Changes.Where(c => c.IsAboutThePast).SelectMany(c => c.Affects).Select(promise => promise.Split('/')[0]).Distinct().ToList();
        await db.Set<LoggedCalendarRow>().LoadAsync(cancellation);
        await db.Set<PromiseRow>().LoadAsync(cancellation);
        return
        [
            .. past.Select(a => a.Customer)
                .Concat(db.Set<LoggedCalendarRow>().Local.Where(c => calendars.Contains(c.Calendar)).Select(c => c.Customer))
                .Concat(db.Set<PromiseRow>().Local.Where(p => contracts.Contains(p.ContractName)).Select(p => p.Customer))
                .Where(c => c != CustomerId.House).Distinct().OrderBy(c => c.Value),
        ];
    }
}
