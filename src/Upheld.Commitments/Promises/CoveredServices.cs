using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Services;

namespace Upheld.Commitments.Promises;

/// <summary>Which services a promise covers: those it lists, those of a criticality, or all of its customer .</summary>
internal static class CoveredServices
{
    public static IReadOnlyList<string> Of(Promise promise, string customer, DocumentSet documents)
    {
        var own = documents.Models<ServiceSpec>(ServiceKind.KindName).Where(s => s.Item2.Customer == customer).ToList();
        if (promise.Scope.Services is { } listed)
        {
            return [.. listed.Order(StringComparer.Ordinal)];
        }

        if (promise.Scope.Criticality is Criticality.Core && promise.Rules.CoreServices is { } core)
        {
            return [.. core.Order(StringComparer.Ordinal)];
        }

        return [.. own.Where(s => promise.Scope.Criticality is not { } criticality || s.Item2.Criticality == criticality)
            .Select(s => s.Document.Id.Name).Order(StringComparer.Ordinal)];
    }
}
