using System.Buffers;
using System.Text;

namespace Upheld.Evidence.Canonical;

/// <summary>Canonical JSON: the subset of RFC 8785 (JCS) without floating-point numbers. One value has one byte sequence, in every language.</summary>
public static class CanonicalJson
{
    /// <summary>Objects and lists may be nested this deep; no format of ours needs more than six.</summary>
    public const int MaximumDepth = 32;

    /// <summary>The canonical bytes of a value.</summary>
    /// <exception cref="EvidenceException"><c>leaf.too_deep</c>.</exception>
    public static byte[] ToBytes(CanonicalValue value)
    {
        var writer = new ArrayBufferWriter<byte>(512);
        CanonicalWriter.Write(value, writer, 0);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>The canonical text of a value.</summary>
    public static string ToText(CanonicalValue value) => Encoding.UTF8.GetString(ToBytes(value));

    /// <summary>Reads bytes that must be canonical: serialising the value again has to give exactly these bytes.</summary>
    /// <param name="utf8">The bytes, and nothing around them.</param>
    /// <param name="allowNull">Whether null may stand anywhere; the format that reads the value then says where.</param>
    /// <exception cref="EvidenceException">The faults of <see cref="Read"/>, or <c>leaf.not_canonical</c>.</exception>
    public static CanonicalValue Parse(ReadOnlySpan<byte> utf8, bool allowNull = false)
    {
        var value = Read(utf8, allowNull);
        return utf8.SequenceEqual(ToBytes(value))
            ? value
            : throw new EvidenceException("leaf.not_canonical", "The JSON is well formed but not in canonical form (RFC 8785).");
    }

    /// <summary>Reads an object that must be canonical.</summary>
    /// <exception cref="EvidenceException">As <see cref="Parse"/>, or <c>leaf.syntax</c> when it is not an object.</exception>
    public static CanonicalObject ParseObject(ReadOnlySpan<byte> utf8, bool allowNull = false) =>
        Parse(utf8, allowNull) as CanonicalObject ?? throw new EvidenceException("leaf.syntax", "A JSON object is expected.");

    /// <summary>Reads any JSON of the subset, canonical or not: white space, any order of names, any escapes.</summary>
    /// <exception cref="EvidenceException"><c>leaf.syntax</c>, <c>leaf.not_utf8</c>, <c>leaf.not_integer</c> (a fraction, an exponent or a negative zero),
    /// <c>leaf.integer_range</c>, <c>leaf.duplicate_key</c>, <c>leaf.lone_surrogate</c>, <c>leaf.null</c>, <c>leaf.too_deep</c>.</exception>
    public static CanonicalValue Read(ReadOnlySpan<byte> utf8, bool allowNull = false)
    {
        var reader = new CanonicalReader(utf8, allowNull);
        return reader.ReadDocument();
    }
}
