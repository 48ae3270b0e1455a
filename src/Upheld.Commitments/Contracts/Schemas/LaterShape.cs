using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>A shape that contains itself: it is looked up when it is needed. The reader's limit of depth ends the descent.</summary>
/// <param name="expected">What is expected, for people.</param>
/// <param name="shape">The shape.</param>
internal sealed class LaterShape(LocalText expected, Func<Shape> shape) : Shape
{
    public override LocalText Expected => expected;

    public override SpecValue? Read(Node node, DocumentPath path, SpecReader reader) => shape().Read(node, path, reader);
}
