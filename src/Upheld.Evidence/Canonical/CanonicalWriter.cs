using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Upheld.Evidence.Canonical;

/// <summary>Writes values in the form of RFC 8785, 3.2.</summary>
internal static class CanonicalWriter
{
    public static void Write(CanonicalValue value, ArrayBufferWriter<byte> output, int depth)
    {
        if (depth > CanonicalJson.MaximumDepth)
        {
            throw new EvidenceException("leaf.too_deep", $"JSON may be nested {CanonicalJson.MaximumDepth} deep.");
        }

        switch (value)
        {
            case CanonicalObject members:
                var first = true;
                foreach (var (name, member) in members)
                {
                    output.Write(first ? "{"u8 : ","u8);
                    first = false;
                    WriteString(name, output);
                    output.Write(":"u8);
                    Write(member, output, depth + 1);
                }

                output.Write(first ? "{}"u8 : "}"u8);
                break;
            case CanonicalArray items:
                output.Write("["u8);
                for (var i = 0; i < items.Count; i++)
                {
                    if (i > 0)
                    {
                        output.Write(","u8);
                    }

                    Write(items[i], output, depth + 1);
                }

                output.Write("]"u8);
                break;
            case CanonicalString text:
                WriteString(text.Value, output);
                break;
            case CanonicalInteger integer:
                Utf8Formatter.TryFormat(integer.Value, output.GetSpan(20), out var length);
                output.Advance(length);
                break;
            case CanonicalBoolean boolean:
                output.Write(boolean.Value ? "true"u8 : "false"u8);
                break;
            default:
                output.Write("null"u8);
                break;
        }
    }

    /// <summary>Only quote, backslash and the controls below U+0020 are escaped, each in its shortest form (RFC 8785, 3.2.2.2).</summary>
    private static void WriteString(string text, ArrayBufferWriter<byte> output)
    {
        output.Write("\""u8);
        var rest = text.AsSpan();
        while (true)
        {
            var plain = 0;
            while (plain < rest.Length && rest[plain] is >= ' ' and not ('"' or '\\'))
            {
                plain++;
            }

            Encoding.UTF8.GetBytes(rest[..plain], output);
            if (plain == rest.Length)
            {
                break;
            }

            WriteEscape(rest[plain], output);
            rest = rest[(plain + 1)..];
        }

        output.Write("\""u8);
    }

    private static void WriteEscape(char c, ArrayBufferWriter<byte> output)
    {
        switch (c)
        {
            case '"': output.Write("\\\""u8); break;
            case '\\': output.Write("\\\\"u8); break;
            case '\b': output.Write("\\b"u8); break;
            case '\t': output.Write("\\t"u8); break;
            case '\n': output.Write("\\n"u8); break;
            case '\f': output.Write("\\f"u8); break;
            case '\r': output.Write("\\r"u8); break;
            default:
                output.Write("\\u00"u8);
                output.Write([(byte)(c < 16 ? '0' : '1'), "0123456789abcdef"u8[c & 15]]);
                break;
        }
    }
}
