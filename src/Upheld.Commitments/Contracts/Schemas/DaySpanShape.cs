using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>A span of a local day in either of its two writings; canonical is the text.</summary>
internal sealed class DaySpanShape : Shape
{
    public override LocalText Expected { get; } = new(
        "a span such as \"09:00-12:00\" that ends after it starts (work across midnight is two spans)",
        "时段，如 \"09:00-12:00\"，结束须晚于开始（跨午夜请写成两段）");

    public override SpecValue? Read(Node node, DocumentPath path, SpecReader reader)
    {
        var span = node switch
        {
            ScalarNode { Text: var text } => DaySpan.Parse(text),
            ListNode { Items: [ScalarNode start, ScalarNode end] } => DaySpan.Of(start.Text, end.Text),
            _ => null,
        };
        return span is { } right ? new SpecText(right.ToString()) : WrongValue(node, path, reader);
    }
}
