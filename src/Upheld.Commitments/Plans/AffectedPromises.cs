using Upheld.Commitments.Calendars;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Customers;
using Upheld.Commitments.Promises;
using Upheld.Commitments.Services;

namespace Upheld.Commitments.Plans;

/// <summary>Finds the promises that a change of a document touches: a contract's own, or those that reach the document through scope, calendar, customer or dependency.</summary>
internal sealed class AffectedPromises
{
    private readonly DocumentSet _before;
    private readonly DocumentSet _after;
    private readonly Lazy<ILookup<DocumentId, string>> _byDocument;

    public AffectedPromises(DocumentSet before, DocumentSet after)
    {
        (_before, _after) = (before, after);
        _byDocument = new Lazy<ILookup<DocumentId, string>>(() =>
            Reached(_before).Concat(Reached(_after)).Distinct().ToLookup(r => r.Document, r => r.Promise));
    }

    /// <summary>The promises, as <c>contract/promise</c>, sorted.</summary>
    public IReadOnlyList<string> Of(DocumentChange change) => change.Action == ChangeAction.Keep ? []
        : change.Id.Kind == ContractKind.KindName ? OfContract(change)
        : [.. _byDocument.Value[change.Id].Distinct().Order(StringComparer.Ordinal)];

    private static List<string> OfContract(DocumentChange change)
    {
        // A change outside the promises (period, rules, customer) touches all of them.
        const string Prefix = "spec.promises[";
        var all = new[] { change.Before, change.After }.SelectMany(d => (d?.Model as ContractSpec)?.Promises ?? []).Select(p => p.Name);
        var isLocal = change.Fields.Count > 0 && change.Fields.All(f => f.Path.StartsWith(Prefix, StringComparison.Ordinal) || f.Path.StartsWith("metadata.", StringComparison.Ordinal));
        var names = isLocal
            ? change.Fields.Where(f => f.Path.StartsWith(Prefix, StringComparison.Ordinal)).Select(f => f.Path[Prefix.Length..f.Path.IndexOf(']', StringComparison.Ordinal)])
            : all;
        return [.. names.Distinct().Order(StringComparer.Ordinal).Select(n => $"{change.Id.Name}/{n}")];
    }

    private static IEnumerable<(DocumentId Document, string Promise)> Reached(DocumentSet documents)
    {
        foreach (var (document, contract) in documents.Models<ContractSpec>(ContractKind.KindName))
        {
            foreach (var promise in contract.Promises)
            {
                var shown = $"{document.Id.Name}/{promise.Name}";
                var services = WithDependencies(promise.Scope.Services(contract.Customer, promise.Rules, documents), documents);
                var reached = services.Select(s => new DocumentId(ServiceKind.KindName, s))
                    .Concat(documents.All.Where(d => d.Spec.Text("service") is { } s && services.Contains(s)).Select(d => d.Id))
                    .Concat(services.SelectMany(s => documents.Model<ServiceSpec>(ServiceKind.KindName, s)?.Up?.Names ?? [])
                        .Select(n => new DocumentId("Monitor", n[(n.IndexOf('/', StringComparison.Ordinal) + 1)..])))
                    .Concat(promise.Calendar.Names.Select(c => new DocumentId(CalendarKind.KindName, c)))
                    .Concat((promise.Scope.DataSets ?? []).Select(d => new DocumentId("DataSet", d)))
                    .Append(new DocumentId(CustomerKind.KindName, contract.Customer));
                foreach (var id in reached)
                {
                    yield return (id, shown);
                }
            }
        }
    }

    private static HashSet<string> WithDependencies(IEnumerable<string> services, DocumentSet documents)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(services);
        while (waiting.TryDequeue(out var name))
        {
            if (all.Add(name) && documents.Model<ServiceSpec>(ServiceKind.KindName, name) is { } service)
            {
                foreach (var next in service.DependsOn)
                {
                    waiting.Enqueue(next);
                }
            }
        }

        return all;
    }
}
