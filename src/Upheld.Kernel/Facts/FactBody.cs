using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Upheld.Evidence.Canonical;
using Upheld.Figures.Facts;

namespace Upheld.Kernel.Facts;

/// <summary>The <c>f</c> object of a fact's leaf, as canonical JSON, and back.</summary>
public static class FactBody
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, // a leaf holds no nulls
        Converters = { new InstantMilliseconds(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutEnvelope } },
    };

    private static readonly JsonSerializerOptions Reading = new(Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <summary>The fact's own fields and its id; customer and time stand in the envelope.</summary>
    public static string Of<T>(T fact, Guid id)
        where T : IFact
    {
        var fields = FactTypes.All.TryGetValue(T.Type, out var type) ? Write(type, fact) : JsonSerializer.SerializeToNode(fact, Options)!.AsObject();
        fields["id"] = id.ToString();
        return CanonicalJson.ToText(CanonicalJson.Read(Encoding.UTF8.GetBytes(fields.ToJsonString())));
    }

    /// <summary>Reads a fact back; its customer and time come from the envelope.</summary>
    public static T Read<T>(string body, Guid? customer, Instant at)
        where T : IFact
    {
        if (FactTypes.All.TryGetValue(T.Type, out var type))
        {
            return (T)type.Read(new LeafEnvelope(customer, at), Encoding.UTF8.GetBytes(body));
        }

        var fields = JsonNode.Parse(body)!.AsObject();
        fields["customer"] = customer?.ToString();
        fields["at"] = at.ToUnixTimeMilliseconds();
        return fields.Deserialize<T>(Reading)!;
    }

    /// <summary>Facts that a formula reads are written as the verifier reads them, by the same code.</summary>
    private static JsonObject Write(FactType type, IFact fact)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            type.Write(writer, fact);
        }

        return JsonNode.Parse(stream.ToArray())!.AsObject();
    }

    private static void WithoutEnvelope(JsonTypeInfo type)
    {
        if (!typeof(IFact).IsAssignableFrom(type.Type))
        {
            return;
        }

        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].Name is "customer" or "at")
            {
                type.Properties.RemoveAt(i);
            }
        }
    }

    private sealed class InstantMilliseconds : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Instant.FromUnixTimeMilliseconds(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
    }
}
