using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>What a value of a document must look like. Reading checks it and brings it into its canonical form.</summary>
public abstract class Shape
{
    /// <summary>What is expected, for people: “a duration such as 30s”.</summary>
    public abstract LocalText Expected { get; }

    /// <summary>The canonical value; null when it is wrong, and then a fault has been noted. What is wrong in one part does not hide the other parts' faults.</summary>
    public abstract SpecValue? Read(Node node, DocumentPath path, SpecReader reader);

    /// <summary>What stands there, for people.</summary>
    internal static LocalText Found(Node node) => node switch
    {
        ListNode => new("a list", "列表"),
        MapNode => new("a map", "映射"),
        ScalarNode { IsNull: true } => new("nothing", "空值"),
        ScalarNode { Text: var text } => new($"“{Short(text)}”", $"“{Short(text)}”"),
        _ => throw new InvalidOperationException("The family of nodes is closed."),
    };

    /// <summary>A text cut so that it fits a message.</summary>
    internal static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..(char.IsHighSurrogate(line[58]) ? 58 : 59)] + "…";
    }

    /// <summary>Notes that the value is of the wrong type.</summary>
    protected SpecValue? WrongType(Node node, DocumentPath path, SpecReader reader) => Wrong(SchemaFaults.Type, node, path, reader);

    /// <summary>Notes that the value's content is wrong.</summary>
    protected SpecValue? WrongValue(Node node, DocumentPath path, SpecReader reader) => Wrong(SchemaFaults.Value, node, path, reader);

    private SpecValue? Wrong(FaultKind kind, Node node, DocumentPath path, SpecReader reader)
    {
        reader.Faults.Add(kind, node.At, path.ToString(), ("expected", Expected), ("found", Found(node)));
        return null;
    }
}
