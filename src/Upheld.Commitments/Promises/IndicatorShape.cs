using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Indicators;

namespace Upheld.Commitments.Promises;

/// <summary>The name of an indicator.</summary>
internal sealed class IndicatorShape(IndicatorCatalogue catalogue) : ScalarShape(new("the name of an indicator", "指标的名称"), text => new SpecText(text))
{
    protected override SpecValue? ReadText(ScalarNode scalar, DocumentPath path, SpecReader reader)
    {
        if (catalogue.Find(scalar.Text) is not null)
        {
            return new SpecText(scalar.Text);
        }

        var nearest = NearestName.Of(scalar.Text, catalogue.Names);
        reader.Faults.Add(nearest is null ? PromiseFaults.UnknownIndicatorListed : PromiseFaults.UnknownIndicator, scalar.At, path.ToString(),
            ("name", Short(scalar.Text)), ("nearest", nearest ?? ""));
        return null;
    }
}
