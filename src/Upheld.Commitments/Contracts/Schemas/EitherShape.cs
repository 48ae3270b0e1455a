using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>A value that may be written in different forms; whether it is a text, a list or a map says which is meant.</summary>
/// <param name="text">The shape of a text; null where none is allowed.</param>
/// <param name="list">The shape of a list; null where none is allowed.</param>
/// <param name="map">The shape of a map; null where none is allowed.</param>
internal sealed class EitherShape(Shape? text, Shape? list, Shape? map) : Shape
{
    public override LocalText Expected => LocalText.AnyOf([.. new[] { text, list, map }.OfType<Shape>().Select(s => s.Expected)]);

    public override SpecValue? Read(Node node, DocumentPath path, SpecReader reader)
    {
        var shape = node switch { ListNode => list, MapNode => map, _ => text };
        return shape is null ? WrongType(node, path, reader) : shape.Read(node, path, reader);
    }
}
