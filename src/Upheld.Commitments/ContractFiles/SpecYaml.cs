using System.Globalization;
using System.Text;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.ContractFiles;

/// <summary>Writes documents as YAML that reads back equal: short lists and maps on one line, the rest in blocks; quotes only where they are needed.</summary>
internal static class SpecYaml
{
    private const int Width = 110;

    /// <summary>Several documents in one file.</summary>
    public static string Write(IEnumerable<Document> documents) => string.Join("---\n", documents.Select(d => Write(d.Whole)));

    /// <summary>One document.</summary>
    public static string Write(SpecMap whole)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in whole.Entries)
        {
            WriteEntry(name, value, 0, text);
        }

        return text.ToString();
    }

    private static void WriteEntry(string name, SpecValue value, int indent, StringBuilder text)
    {
        text.Append(' ', indent).Append(Scalar(name)).Append(':');
        WriteValue(value, indent, name.Length + indent + 2, text);
    }

    /// <summary>The value after a colon or a hyphen: on the same line when it fits, else in a block one step deeper.</summary>
    private static void WriteValue(SpecValue value, int indent, int used, StringBuilder text)
    {
        if (Inline(value, Width - used) is { } line)
        {
            text.Append(' ').Append(line).Append('\n');
            return;
        }

        text.Append('\n');
        switch (value)
        {
            case SpecMap map:
                foreach (var (name, inner) in map.Entries)
                {
                    WriteEntry(name, inner, indent + 2, text);
                }

                break;
            case SpecList list:
                foreach (var item in list.Items)
                {
                    WriteItem(item, indent + 2, text);
                }

                break;
            default:
                throw new InvalidOperationException("A single text always fits.");
        }
    }

    private static void WriteItem(SpecValue item, int indent, StringBuilder text)
    {
        text.Append(' ', indent).Append('-');
        if (item is SpecMap { Names.Count: > 0 } map && Inline(item, Width - indent - 2) is null)
        {
            // The first field stands beside the hyphen, the others below it.
            var first = true;
            foreach (var (name, value) in map.Entries)
            {
                text.Append(first ? " " : new string(' ', indent + 2)).Append(Scalar(name)).Append(':');
                WriteValue(value, indent + 2, name.Length + indent + 4, text);
                first = false;
            }

            return;
        }

        WriteValue(item, indent, indent + 2, text);
    }

    /// <summary>The value on one line; null when it is too long or too full for that. A single text and an empty list or map always fit.</summary>
    private static string? Inline(SpecValue value, int room)
    {
        var line = value switch
        {
            SpecText text => Scalar(text.Value),
            SpecNumber number => number.Value.ToString(CultureInfo.InvariantCulture),
            SpecFlag flag => flag.Value ? "true" : "false",
            SpecList { Items.Count: 0 } => "[]",
            SpecMap { Names.Count: 0 } => "{}",
            SpecList list => Joined("[ ", list.Items.Select(i => Inline(i, room)), " ]"),
            SpecMap { Names.Count: <= 6 } map => Joined("{ ", map.Entries.Select(e => Inline(e.Value, room) is { } inner ? $"{Scalar(e.Name)}: {inner}" : null), " }"),
            _ => null,
        };
        return line is not null && (line.Length <= room || value is SpecText or SpecNumber or SpecFlag or SpecList { Items.Count: 0 } or SpecMap { Names.Count: 0 }) ? line : null;
    }

    private static string? Joined(string open, IEnumerable<string?> parts, string close)
    {
        var all = parts.ToList();
        return all.Contains(null) ? null : open + string.Join(", ", all) + close;
    }

    private static string Scalar(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>Letters, digits and a few safe signs, beginning with a letter or digit, and nothing that YAML or we would take for a number, a boolean or nothing.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 0 && (char.IsLetter(text[0]) || char.IsAsciiDigit(text[0])) && text[^1] != ' '
        && text.All(c => char.IsLetter(c) || char.IsAsciiDigit(c) || c is ' ' or '-' or '_' or '.' or '/' or '%' or '(' or ')' or '+')
        && text is not ("true" or "false" or "null" or "Null" or "NULL" or "yes" or "no" or "on" or "off" or "y" or "n")
        && SpecNumber.Parse(text) is null;

    private static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or (>= '\u007F' and <= '\u00A0') or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }
}
