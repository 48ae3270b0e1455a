using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>Anything, kept as it is: what a kind says whose module is not installed yet.</summary>
internal sealed class OpenShape : Shape
{
    public override LocalText Expected { get; } = new("any value", "任意值");

    public override SpecValue? Read(Node node, DocumentPath path, SpecReader reader) => node switch
    {
        MapNode map => new SpecMap(map.Entries.Where(e => e.Value is not ScalarNode { IsNull: true })
            .Select(e => (e.Name, Read(e.Value, path, reader)!))),
        ListNode list => new SpecList([.. list.Items.Where(i => i is not ScalarNode { IsNull: true }).Select(i => Read(i, path, reader)!)]),
        ScalarNode { IsPlain: true, Text: "true" } => new SpecFlag(true),
        ScalarNode { IsPlain: true, Text: "false" } => new SpecFlag(false),
        ScalarNode { IsPlain: true, Text: var text } when SpecNumber.Parse(text) is { } number => new SpecNumber(number),
        ScalarNode { Text: var text } => new SpecText(text),
        _ => throw new InvalidOperationException("The family of nodes is closed."),
    };
}
