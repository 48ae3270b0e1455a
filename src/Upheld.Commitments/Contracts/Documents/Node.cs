namespace Upheld.Commitments.Contracts.Documents;

/// <summary>A value as it stands in a file, with its place. What a scalar means (text, number, date) is for the field's shape to say.</summary>
/// <param name="at">Where it begins.</param>
public abstract class Node(SourcePosition at)
{
    /// <summary>Where it begins.</summary>
    public SourcePosition At { get; } = at;
}

/// <summary>One piece of text, quoted or not.</summary>
/// <param name="at">Where it begins.</param>
/// <param name="text">Its characters, escapes resolved.</param>
/// <param name="isPlain">Whether it stands without quotes; only then may it mean a number, a boolean or nothing.</param>
public sealed class ScalarNode(SourcePosition at, string text, bool isPlain) : Node(at)
{
    /// <summary>Its characters, escapes resolved.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it stands without quotes.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>Whether it says that nothing is there: <c>null</c>, <c>~</c> or an empty place.</summary>
    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>Values in order.</summary>
/// <param name="at">Where it begins.</param>
/// <param name="items">The values.</param>
public sealed class ListNode(SourcePosition at, IReadOnlyList<Node> items) : Node(at)
{
    /// <summary>The values.</summary>
    public IReadOnlyList<Node> Items { get; } = items;
}

/// <summary>Named values. No name stands twice: the reader has refused that.</summary>
/// <param name="at">Where it begins.</param>
/// <param name="entries">The values in the order of the file.</param>
public sealed class MapNode(SourcePosition at, IReadOnlyList<MapEntry> entries) : Node(at)
{
    /// <summary>The values in the order of the file.</summary>
    public IReadOnlyList<MapEntry> Entries { get; } = entries;

    /// <summary>The value of a name; null where the name is missing or says that nothing is there.</summary>
    public Node? Find(string name)
    {
        foreach (var entry in Entries)
        {
            if (entry.Name == name)
            {
                return entry.Value is ScalarNode { IsNull: true } ? null : entry.Value;
            }
        }

        return null;
    }
}

/// <summary>One named value of a map.</summary>
/// <param name="Name">The name.</param>
/// <param name="NameAt">Where the name stands.</param>
/// <param name="Value">The value.</param>
public sealed record MapEntry(string Name, SourcePosition NameAt, Node Value);
