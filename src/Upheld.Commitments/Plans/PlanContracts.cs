using NodaTime;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.InForce;

namespace Upheld.Commitments.Plans;

/// <summary>Says what applying files would do. Writes nothing.</summary>
internal sealed class PlanContracts(DocumentsInForce inForce, ContractLinter linter, IClock clock)
{
    /// <param name="files">The files.</param>
    /// <param name="prune">Whether documents that the files no longer hold are retired.</param>
    /// <param name="customer">Prune only this customer's documents.</param>
    /// <param name="today">The instant whose day is today; null for now.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<ContractPlan> ExecuteAsync(IReadOnlyList<SourceFile> files, bool prune, string? customer, Instant? today, CancellationToken cancellation)
    {
        var (before, retired) = await inForce.ReadAsync(cancellation);
        var all = new DocumentSet(before);
        bool IsWithin(Document document) => customer is null || Owners.CustomerOf(document, all) == customer;

        // What is to be retired may not be referred to any more.
        var reading = linter.Read(files, prune ? [.. before.Where(d => !IsWithin(d))] : before);
        return ContractPlan.Of(before, reading, today ?? clock.GetCurrentInstant(), prune, retired, IsWithin);
    }
}
