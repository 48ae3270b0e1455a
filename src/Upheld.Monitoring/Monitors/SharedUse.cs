using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;

namespace Upheld.Monitoring.Monitors;

/// <summary>Which shared services the promises and services of each customer rest on: those that a contract names, and those that a rule names, however deep.</summary>
internal static class SharedUse
{
    private const string Service = "Service";

    /// <summary>The names of shared services by the name of the customer who uses them.</summary>
    public static ILookup<string, string> Of(DocumentSet documents)
    {
        var services = documents.Models<ServiceSpec>(Service).ToDictionary(s => s.Document.Id.Name, s => s.Model, StringComparer.Ordinal);
        var named = services.Where(s => s.Value.Customer is not null).Select(s => (Customer: s.Value.Customer!, Name: s.Key))
            .Concat(documents.Models<ContractSpec>("Contract").SelectMany(c => c.Model.Promises
                .SelectMany(p => p.Scope.Services(c.Model.Customer, p.Rules, documents)).Select(name => (c.Model.Customer, Name: name))));
        return named.GroupBy(n => n.Customer, n => n.Name, StringComparer.Ordinal)
            .SelectMany(own => Closure(own, services).Where(name => services[name].IsShared).Select(name => (Customer: own.Key, Name: name)))
            .ToLookup(use => use.Customer, use => use.Name, StringComparer.Ordinal);
    }

    /// <summary>A name in a rule without the kind that may stand before it.</summary>
    public static string Plain(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static HashSet<string> Closure(IEnumerable<string> names, Dictionary<string, ServiceSpec> services)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(names);
        while (open.TryPop(out var name))
        {
            if (services.TryGetValue(name, out var spec) && found.Add(name))
            {
                foreach (var part in spec.Up?.Names ?? [])
                {
                    open.Push(Plain(part));
                }
            }
        }

        return found;
    }
}
