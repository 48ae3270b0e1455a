using Upheld.Commitments.Contracts.Documents;

namespace Upheld.Commitments.Contracts.Model;

/// <summary>Which services a scope covers, out of the documents at hand .</summary>
public static class ScopeResolution
{
    /// <summary>Names of the services that a scope of a contract covers, sorted. Services shared by customers are covered only where they are named.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="customer">The contract's customer.</param>
    /// <param name="rules">The rules of the promise: <see cref="Rules.CoreServices"/> says what core means, if given.</param>
    /// <param name="documents">All documents.</param>
    public static IReadOnlyList<string> Services(this Scope scope, string customer, Rules rules, DocumentSet documents)
    {
        IEnumerable<string> covered = scope switch
        {
            { Services: { } named, Criticality: null } => named,
            { Criticality: Criticality.Core } when rules.CoreServices is { } core => core.Where(n => scope.Services?.Contains(n) ?? true),
            _ => documents.Models<ServiceSpec>("Service")
                .Where(s => scope.Services?.Contains(s.Document.Id.Name) ?? s.Model.Customer == customer)
                .Where(s => scope.Criticality is null || s.Model.Criticality == scope.Criticality)
                .Select(s => s.Document.Id.Name),
        };
        return [.. covered.Distinct().Order(StringComparer.Ordinal)];
    }
}
