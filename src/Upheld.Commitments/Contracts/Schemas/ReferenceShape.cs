using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>The name of another document. Whether it exists is checked when all documents are known.</summary>
/// <param name="kinds">What it may be. With several kinds, <c>service/shop</c> says which is meant.</param>
/// <param name="builtIn">Names that need no document, such as the calendar <c>24x7</c>.</param>
internal sealed class ReferenceShape(IReadOnlyList<string> kinds, IReadOnlyList<string> builtIn)
    : ScalarShape(new($"the name of a {string.Join(" or ", kinds)}", $"{string.Join(" 或 ", kinds)} 的名称"), text => new SpecText(text))
{
    protected override SpecValue? ReadText(ScalarNode scalar, DocumentPath path, SpecReader reader)
    {
        if (builtIn.Contains(scalar.Text))
        {
            return new SpecText(scalar.Text);
        }

        var slash = scalar.Text.IndexOf('/', StringComparison.Ordinal);
        var kind = slash < 0 ? null : kinds.FirstOrDefault(k => k.Equals(scalar.Text[..slash], StringComparison.OrdinalIgnoreCase));
        if ((slash >= 0 && (kind is null || kinds.Count == 1)) || !DocumentName.IsRight(scalar.Text[(slash + 1)..]))
        {
            return WrongValue(scalar, path, reader);
        }

        reader.Refer(new DocumentReference(kind is null ? kinds : [kind], scalar.Text[(slash + 1)..], scalar.At, path));
        return new SpecText(scalar.Text);
    }
}
