using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Calendars;

/// <summary>The name of a shipped calendar pack.</summary>
internal sealed class PackShape(CalendarPacks packs) : ScalarShape(new("the name of a calendar pack", "日历数据包的名称"), text => new SpecText(text))
{
    protected override SpecValue? ReadText(ScalarNode scalar, DocumentPath path, SpecReader reader)
    {
        if (packs.Find(scalar.Text) is not null)
        {
            return new SpecText(scalar.Text);
        }

        reader.Faults.Add(CalendarFaults.UnknownPack, scalar.At, path.ToString(), ("name", Short(scalar.Text)), ("known", string.Join(", ", packs.Names)));
        return null;
    }
}
