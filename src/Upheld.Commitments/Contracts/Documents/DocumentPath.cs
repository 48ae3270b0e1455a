using System.Globalization;
using System.Text;

namespace Upheld.Commitments.Contracts.Documents;

/// <summary>The way from the top of a document to one of its values, such as <c>spec.promises[0].window</c>.</summary>
public sealed class DocumentPath
{
    private readonly DocumentPath? _parent;
    private readonly string? _field;
    private readonly int _item;

    private DocumentPath(DocumentPath? parent, string? field, int item) => (_parent, _field, _item) = (parent, field, item);

    /// <summary>The document itself, written <c>$</c>.</summary>
    public static DocumentPath Root { get; } = new(null, null, 0);

    /// <summary>The way to what a document says, <c>spec</c>.</summary>
    public static DocumentPath Spec { get; } = Root.Field("spec");

    /// <summary>The way to a field of this map.</summary>
    public DocumentPath Field(string name) => new(this, name, 0);

    /// <summary>The way to an item of this list, from 0.</summary>
    public DocumentPath Item(int index) => new(this, null, index);

    /// <summary>What stands there; or, where nothing does, the nearest thing above it that exists.</summary>
    public Node Nearest(Node root)
    {
        if (_parent is null)
        {
            return root;
        }

        var above = _parent.Nearest(root);
        return above switch
        {
            MapNode map when _field is not null && map.Find(_field) is { } value => value,
            ListNode list when _field is null && _item < list.Items.Count => list.Items[_item],
            _ => above,
        };
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        if (_parent is null)
        {
            return "$";
        }

        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    private void Write(StringBuilder text)
    {
        _parent?.Write(text);
        if (_parent is null)
        {
            return;
        }

        if (_field is null)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{_item}]");
        }
        else if (_field.Length > 0 && _field.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            text.Append(text.Length > 0 ? "." : "").Append(_field);
        }
        else
        {
            text.Append("[\"").Append(_field.Length > 60 ? _field[..60] + "…" : _field).Append("\"]");
        }
    }
}
