using System.Text.Json;

namespace Upheld.Commitments.Contracts.Specs;

/// <summary>Reads back what <see cref="CanonicalJson"/> wrote: stored specs, which were checked when they were applied.</summary>
public static class SpecJson
{
    /// <summary>The map that was written.</summary>
    public static SpecMap ReadMap(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        return (SpecMap)Value(JsonElement.ParseValue(ref reader));
    }

    private static SpecValue Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new SpecMap(element.EnumerateObject().Select(p => (p.Name, Value(p.Value)))),
        JsonValueKind.Array => new SpecList([.. element.EnumerateArray().Select(Value)]),
        JsonValueKind.String => new SpecText(element.GetString()!),
        JsonValueKind.Number => new SpecNumber(element.GetInt64()),
        JsonValueKind.True or JsonValueKind.False => new SpecFlag(element.GetBoolean()),
        _ => throw new FormatException("spec.invalid: a stored spec holds no nulls."),
    };
}
