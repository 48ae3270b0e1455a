using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Monitoring.Checks;
using Upheld.Monitoring.Probes;

namespace Upheld.Monitoring.Checking;

/// <summary>What people want to see of a check, as compact JSON: phases in microseconds, what was expected and found, headers, certificates, an excerpt.</summary>
internal sealed class ProbeDetailJson
{
    /// <summary>Most bytes of one detail: the 10 kB of a job's log and what stands beside it.</summary>
    private const int Most = 16 * 1024;

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // pages write it as text; \u escapes would treble Chinese logs
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new Microseconds(), new InstantText(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The detail; null for an ordinary success, of which nothing is kept.</summary>
    public byte[]? Of(ProbeResult result)
    {
        if (result.Detail is null && result.State is ProbeState.Up)
        {
            return null;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(
            new { result.Finding, result.Phases, Advisories = result.Advisories.IsDefaultOrEmpty ? null : result.Advisories.ToArray(), result.Detail }, Options);
        return json.Length <= Most ? json : JsonSerializer.SerializeToUtf8Bytes(new { result.Finding, result.Phases }, Options);
    }

    /// <summary>Reads what <see cref="Of"/> wrote; null when it cannot be read, which loses an explanation and no evidence.</summary>
    public static CheckDetail? Read(byte[] detail)
    {
        try
        {
            return JsonSerializer.Deserialize<CheckDetail>(detail, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class Microseconds : JsonConverter<Duration>
    {
        public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Duration.FromNanoseconds(reader.GetInt64() * 1000);

        public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) => writer.WriteNumberValue(value.ToInt64Nanoseconds() / 1000);
    }

    private sealed class InstantText : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            NodaTime.Text.InstantPattern.ExtendedIso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
