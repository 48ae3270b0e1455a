using System.Text.Encodings.Web;
using System.Text.Json;

namespace Upheld.Figures.Headless;

/// <summary>Writes answers: keys in the order they are written, UTF-8 with people's letters as they are.</summary>
internal static class JsonOutput
{
    /// <summary>Answers are never embedded in HTML, so Chinese names may stand as they were given.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteInstant(this Utf8JsonWriter json, string name, long milliseconds) => json.WriteString(name, InstantText.Format(milliseconds));

    /// <summary>Milliseconds as a number of seconds with up to three decimals.</summary>
    public static void WriteSeconds(this Utf8JsonWriter json, string name, long milliseconds)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(SecondsText.Format(milliseconds), skipInputValidation: true);
    }
}
