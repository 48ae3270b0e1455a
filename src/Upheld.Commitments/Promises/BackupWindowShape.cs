using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Promises;

/// <summary><c>day</c> for the whole local day, or a span of it.</summary>
internal sealed class BackupWindowShape() : ScalarShape(new("day, or a span such as \"00:00-06:00\"", "day，或时段，如 \"00:00-06:00\""), _ => null)
{
    protected override SpecValue? ReadText(ScalarNode scalar, DocumentPath path, SpecReader reader) =>
        scalar.Text == "day" ? new SpecText("day") : Shapes.DaySpan.Read(scalar, path, reader);
}
