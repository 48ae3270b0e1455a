using System.Text.Json;
using System.Text.Json.Serialization;
using Upheld.Figures.Samples;

namespace Upheld.Figures.Facts;

/// <summary>A fault class as its stable name.</summary>
public sealed class FaultClassJson : JsonConverter<FaultClass>
{
    /// <inheritdoc/>
    public override FaultClass Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = reader.GetString() ?? "";
        return FaultClasses.TryParse(name, out var fault) ? fault : throw new JsonException($"\"{name}\" is no fault class.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, FaultClass value, JsonSerializerOptions options) =>
        writer.WriteStringValue(FaultClasses.NameOf(value));
}
