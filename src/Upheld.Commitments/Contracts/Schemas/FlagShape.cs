using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary><c>true</c> or <c>false</c>, without quotes. <c>yes</c> and <c>no</c> are words: old YAML readers took the country code of Norway for false.</summary>
internal sealed class FlagShape() : ScalarShape(new("true or false", "true 或 false"), _ => null)
{
    protected override SpecValue? ReadText(ScalarNode scalar, DocumentPath path, SpecReader reader) => scalar switch
    {
        { IsPlain: true, Text: "true" } => new SpecFlag(true),
        { IsPlain: true, Text: "false" } => new SpecFlag(false),
        _ => WrongValue(scalar, path, reader),
    };
}
