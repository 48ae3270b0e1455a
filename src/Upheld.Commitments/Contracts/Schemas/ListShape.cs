using System.Globalization;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>Values of one shape in order.</summary>
/// <param name="item">The shape of each.</param>
/// <param name="least">How many are needed.</param>
/// <param name="whenTooFew">The fault when fewer stand there; null for the general one.</param>
internal sealed class ListShape(Shape item, int least = 0, FaultKind? whenTooFew = null) : Shape
{
    public override LocalText Expected => new($"a list: {item.Expected.En}", $"列表：{item.Expected.Zh}");

    public override SpecValue? Read(Node node, DocumentPath path, SpecReader reader)
    {
        if (node is not ListNode list)
        {
            return WrongType(node, path, reader);
        }

        if (list.Items.Count < least)
        {
            reader.Faults.Add(whenTooFew ?? SchemaFaults.Empty, node.At, path.ToString(),
                ("least", least.ToString(CultureInfo.InvariantCulture)), ("expected", item.Expected));
        }

        var items = new List<SpecValue>(list.Items.Count);
        for (var i = 0; i < list.Items.Count; i++)
        {
            var errorsBefore = reader.Faults.ErrorCount;
            var value = item.Read(list.Items[i], path.Item(i), reader);
            items.Add(value is not null && reader.Faults.ErrorCount == errorsBefore ? value : new SpecHole());
        }

        return new SpecList(items);
    }
}
