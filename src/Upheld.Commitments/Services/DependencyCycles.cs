using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;

namespace Upheld.Commitments.Services;

/// <summary>Finds services that need themselves, through what they depend on or what they are made of.</summary>
internal static class DependencyCycles
{
    /// <summary>Notes the shortest way from a service back to itself; a cycle is told once, at the member whose name sorts first.</summary>
    public static void Note(Document document, LintContext context)
    {
        var name = document.Id.Name;
        var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([name]);
        while (waiting.TryDequeue(out var at))
        {
            foreach (var next in Needs(at, context.Documents))
            {
                if (next == name)
                {
                    Tell(document, Way(at, name, cameFrom), context);
                    return;
                }

                // Only names that sort later are walked: a cycle with a smaller name is told there.
                if (string.CompareOrdinal(next, name) > 0 && cameFrom.TryAdd(next, at))
                {
                    waiting.Enqueue(next);
                }
            }
        }
    }

    private static IEnumerable<string> Needs(string service, DocumentSet documents) =>
        documents.Model<ServiceSpec>(ServiceKind.KindName, service) is not { } spec
            ? []
            : spec.DependsOn.Concat(spec.Up?.Names.Select(n => AsService(n, documents)).OfType<string>() ?? []);

    private static string? AsService(string name, DocumentSet documents) =>
        name.StartsWith("service/", StringComparison.OrdinalIgnoreCase) ? name["service/".Length..]
        : documents.Find(ServiceKind.KindName, name) is not null && documents.Find("Monitor", name) is null ? name
        : null;

    private static List<string> Way(string last, string start, Dictionary<string, string> cameFrom)
    {
        var way = new List<string> { start };
        for (var at = last; at != start; at = cameFrom[at])
        {
            way.Insert(1, at);
        }

        way.Add(start);
        return way;
    }

    private static void Tell(Document document, List<string> way, LintContext context)
    {
        var shown = way.Count <= 12 ? way : [.. way.Take(11), "…", way[^1]];
        var field = document.Model is ServiceSpec spec && spec.DependsOn.Contains(way[1]) ? "dependsOn" : "up";
        context.Faults.Add(ServiceFaults.Cycle, document, DocumentPath.Spec.Field(field), ("way", string.Join(" → ", shown)));
    }
}
