using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Contracts;

/// <summary>How long the raw evidence of a customer is kept, as the contracts with it say.</summary>
public interface IEvidenceRetention
{
    /// <summary>What every version of every contract ever made with the customer asks for. The scope must hold the customer.</summary>
    Task<EvidenceRetention> OfAsync(CustomerId customer, CancellationToken cancellation);
}
