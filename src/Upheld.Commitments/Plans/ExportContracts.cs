using Upheld.Commitments.ContractFiles;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.InForce;

namespace Upheld.Commitments.Plans;

/// <summary>Writes what is in force as a file that plans as "keep" everywhere.</summary>
internal sealed class ExportContracts(DocumentsInForce inForce)
{
    /// <param name="customer">Only this customer's documents and the shared ones; null for all.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<string> ExecuteAsync(string? customer, CancellationToken cancellation)
    {
        var (all, _) = await inForce.ReadAsync(cancellation);
        var set = new DocumentSet(all);
        return SpecYaml.Write(all.Where(d => customer is null || Owners.CustomerOf(d, set) is not { } owner || owner == customer));
    }
}
