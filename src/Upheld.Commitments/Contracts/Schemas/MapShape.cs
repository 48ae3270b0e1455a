using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>Values of one shape under names of the author's choice: labels, days, priorities.</summary>
/// <param name="expectedName">What a name must be, for people.</param>
/// <param name="isName">Whether a text is such a name.</param>
/// <param name="value">The shape of each value.</param>
internal sealed class MapShape(LocalText expectedName, Func<string, bool> isName, Shape value) : Shape
{
    public override LocalText Expected => new(
        $"a map from {expectedName.En} to {value.Expected.En}", $"从{expectedName.Zh}到{value.Expected.Zh}的映射");

    public override SpecValue? Read(Node node, DocumentPath path, SpecReader reader)
    {
        if (node is not MapNode map)
        {
            return WrongType(node, path, reader);
        }

        var entries = new List<(string, SpecValue)>();
        foreach (var entry in map.Entries)
        {
            if (!isName(entry.Name))
            {
                reader.Faults.Add(SchemaFaults.Value, entry.NameAt, path.Field(entry.Name).ToString(),
                    ("expected", expectedName), ("found", $"“{Short(entry.Name)}”"));
            }
            else if (value.Read(entry.Value, path.Field(entry.Name), reader) is { } read)
            {
                entries.Add((entry.Name, read));
            }
        }

        return new SpecMap(entries);
    }
}
