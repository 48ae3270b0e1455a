using NodaTime;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.InForce;

namespace Upheld.Commitments.Plans;

/// <summary>Says what applying files would do. Writes nothing.</summary>
internal sealed class PlanContracts(DocumentsInForce inForce, ContractLinter linter, IClock clock)
{
    public async Task<ContractPlan> ExecuteAsync(IReadOnlyList<SourceFile> files, bool prune, string? customer, CancellationToken cancellation)
    {
        var before = await inForce.ReadAsync(cancellation);
        var all = new DocumentSet(before);
        bool IsWithin(Document document) => customer is null || Owners.CustomerOf(document, all) == customer;

        // What is to be retired may not be referred to any more.
        var reading = linter.Read(files, prune ? [.. before.Where(d => !IsWithin(d))] : before);
        return ContractPlan.Of(before, reading, clock.GetCurrentInstant(), prune, IsWithin);
    }
}
