using System.Globalization;
using System.Text;

namespace Upheld.Figures.Headless;

/// <summary>Where a value stands in the input. A chain of steps up to the root; its text is only made when there is a fault to name.</summary>
internal sealed class JsonPath
{
    private readonly JsonPath? _parent;
    private readonly string? _name;
    private readonly long _index;

    private JsonPath(JsonPath? parent, string? name, long index) => (_parent, _name, _index) = (parent, name, index);

    public static JsonPath Root { get; } = new(null, null, 0);

    public JsonPath Field(string name) => new(this, name, 0);

    public JsonPath Item(long index) => new(this, null, index);

    /// <summary>As in RFC 9535: <c>$.calendars.office.weekly</c>, and <c>$.calendars['my office']</c> where a name is not a plain word.</summary>
    public override string ToString()
    {
        if (_parent is null)
        {
            return "$";
        }
        var text = new StringBuilder(_parent.ToString());
        if (_name is null)
        {
            text.Append('[').Append(_index.ToString(CultureInfo.InvariantCulture)).Append(']');
        }
        else if (IsPlain(_name))
        {
            text.Append('.').Append(_name);
        }
        else
        {
            text.Append("['").Append(_name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
        }
        return text.ToString();
    }

    private static bool IsPlain(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
