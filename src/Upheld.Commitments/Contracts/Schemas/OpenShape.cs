using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Contracts.Values;

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
        ScalarNode { IsPlain: true, Text: var text } when IsWhole(text) => new SpecNumber(long.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        ScalarNode { Text: var text } => new SpecText(text),
        _ => throw new InvalidOperationException("The family of nodes is closed."),
    };

    /// <summary>Only a number in its one canonical form is one; <c>007</c> stays a text.</summary>
    private static bool IsWhole(string text) => DecimalText.Parse(text) is { } n && DecimalText.Format(n) == text && decimal.Truncate(n) == n;
}
