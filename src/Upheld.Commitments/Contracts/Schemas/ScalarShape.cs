using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>A single text with a meaning: a number, a duration, a date, a word.</summary>
/// <param name="expected">What is expected, for people.</param>
/// <param name="canonical">The canonical value of a text, or null when the text means nothing here.</param>
public class ScalarShape(LocalText expected, Func<string, SpecValue?> canonical) : Shape
{
    /// <inheritdoc/>
    public override LocalText Expected => expected;

    /// <inheritdoc/>
    public sealed override SpecValue? Read(Node node, DocumentPath path, SpecReader reader) => node is ScalarNode { IsNull: false } scalar
        ? ReadText(scalar, path, reader)
        : WrongType(node, path, reader);

    /// <summary>The canonical value of the text.</summary>
    protected virtual SpecValue? ReadText(ScalarNode scalar, DocumentPath path, SpecReader reader) =>
        canonical(scalar.Text) ?? WrongValue(scalar, path, reader);
}
