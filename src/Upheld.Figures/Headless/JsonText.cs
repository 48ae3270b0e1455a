using System.Text.Json;

namespace Upheld.Figures.Headless;

/// <summary>Strings of the parsed input. The parser looks at the bytes of a string only when it is asked for, and throws when they are not UTF-8 or hold
/// half a surrogate pair; here that is null.</summary>
internal static class JsonText
{
    public static string? ValueOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text of a value that may be no string at all; null then.</summary>
    public static string? ValueOfString(JsonElement element) => element.ValueKind == JsonValueKind.String ? ValueOf(element) : null;

    public static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
