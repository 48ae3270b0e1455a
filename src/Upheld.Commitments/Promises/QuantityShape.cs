using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Commitments.Promises;

/// <summary>A percentage with its sign, or a count or score without one. Which of them an indicator takes is checked when the indicator is known.</summary>
internal sealed class QuantityShape() : ScalarShape(new("a percentage such as \"99.9%\", or a number", "百分比，如 \"99.9%\"，或数字"), Canonical)
{
    private static SpecValue? Canonical(string text) =>
        PercentText.Parse(text) is { } percent ? new SpecText(PercentText.Format(percent))
        : DecimalText.Parse(text) is not { } number ? null
        : number == decimal.Truncate(number) ? new SpecNumber((long)number)
        : new SpecText(DecimalText.Format(number));
}
