using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Plans;

/// <summary>Compares two canonical values field by field. Promises, measures and other named items are the same item when their names are.</summary>
internal static class SpecDiff
{
    public static IReadOnlyList<FieldChange> Between(SpecMap before, SpecMap after)
    {
        var changes = new List<FieldChange>();
        Compare("", before, after, changes);
        return changes;
    }

    private static void Compare(string path, SpecValue? before, SpecValue? after, List<FieldChange> changes)
    {
        if (Equals(before, after))
        {
            return;
        }

        if (before is SpecMap a && after is SpecMap b)
        {
            foreach (var name in b.Names.Union(a.Names))
            {
                Compare(path.Length == 0 ? name : $"{path}.{name}", a[name], b[name], changes);
            }
        }
        else if (before is SpecList c && after is SpecList d && ByName(c) is { } old && ByName(d) is { } now)
        {
            CompareNamed(path, old, now, changes);
        }
        else
        {
            changes.Add(new FieldChange(path, before, after));
        }
    }

    private static void CompareNamed(string path, Dictionary<string, SpecMap> before, Dictionary<string, SpecMap> after, List<FieldChange> changes)
    {
        var differing = changes.Count;
        foreach (var name in after.Keys.Union(before.Keys))
        {
            Compare($"{path}[{name}]", before.GetValueOrDefault(name), after.GetValueOrDefault(name), changes);
        }

        if (changes.Count == differing)
        {
            // Only the order differs: the lists are not equal, and the plan must not call the document unchanged.
            changes.Add(new FieldChange(path, Order(before), Order(after)));
        }
    }

    private static SpecList Order(Dictionary<string, SpecMap> items) => new([.. items.Keys.Select(n => new SpecText(n))]);

    /// <summary>The items by name; null when one has none or two share one.</summary>
    private static Dictionary<string, SpecMap>? ByName(SpecList list)
    {
        var items = new Dictionary<string, SpecMap>(StringComparer.Ordinal);
        return list.Items.Count > 0 && list.Items.All(i => i is SpecMap map && map.Text("name") is { } name && items.TryAdd(name, map)) ? items : null;
    }
}
