using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>An instant as an integer of milliseconds since the Unix epoch, as it stands in the <c>f</c> object of a leaf.</summary>
public sealed class InstantJson : JsonConverter<Instant>
{
    /// <inheritdoc/>
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Instant.FromUnixTimeMilliseconds(reader.GetInt64());
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new JsonException("An instant outside the years that can be told.", e);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
}
