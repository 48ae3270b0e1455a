using System.Text.Json;
using System.Text.Json.Serialization;
using Upheld.Figures.Samples;

namespace Upheld.Figures.Facts;

/// <summary>A state as its word: <c>up</c>, <c>degraded</c>, <c>down</c>, <c>unknown</c>.</summary>
public sealed class ProbeStateJson : JsonConverter<ProbeState>
{
    /// <inheritdoc/>
    public override ProbeState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() switch
        {
            "unknown" => ProbeState.Unknown,
            "up" => ProbeState.Up,
            "degraded" => ProbeState.Degraded,
            "down" => ProbeState.Down,
            var other => throw new JsonException($"\"{other}\" is no state."),
        };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ProbeState value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value switch
        {
            ProbeState.Up => "up",
            ProbeState.Degraded => "degraded",
            ProbeState.Down => "down",
            _ => "unknown",
        });
}
