using System.Globalization;
using System.Text;

namespace Upheld.Commitments.Contracts.Specs;

/// <summary>The one byte sequence of a value, as RFC 8785 orders and escapes it: names sorted by UTF-16 units, no spaces, whole numbers only.</summary>
public static class CanonicalJson
{
    /// <summary>The bytes, for hashing and storing.</summary>
    public static byte[] Bytes(SpecValue value) => Encoding.UTF8.GetBytes(Text(value));

    /// <summary>The same as text.</summary>
    public static string Text(SpecValue value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    private static void Write(SpecValue value, StringBuilder text)
    {
        switch (value)
        {
            case SpecText t: WriteText(t.Value, text); break;
            case SpecNumber n: text.Append(n.Value.ToString(CultureInfo.InvariantCulture)); break;
            case SpecFlag f: text.Append(f.Value ? "true" : "false"); break;
            case SpecList list: WriteAll('[', ']', list.Items, text, item => Write(item, text)); break;
            case SpecMap map: WriteAll('{', '}', [.. map.Names.Order(StringComparer.Ordinal)], text, name => WriteEntry(name, map[name]!, text)); break;
            default: throw new InvalidOperationException("The family of values is closed.");
        }
    }

    private static void WriteAll<T>(char open, char close, IReadOnlyList<T> items, StringBuilder text, Action<T> write)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            write(items[i]);
        }

        text.Append(close);
    }

    private static void WriteEntry(string name, SpecValue value, StringBuilder text)
    {
        WriteText(name, text);
        text.Append(':');
        Write(value, text);
    }

    private static void WriteText(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
