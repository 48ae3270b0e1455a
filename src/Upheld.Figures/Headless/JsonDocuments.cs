using System.Text.Json;

namespace Upheld.Figures.Headless;

/// <summary>Reads a whole document of a format that is not streamed.</summary>
internal static class JsonDocuments
{
    /// <summary>The document's root; null, with a fault noted, when it is not JSON.</summary>
    public static JsonInput? ReadRoot(JsonStream stream, JsonFaults faults)
    {
        try
        {
            var root = stream.ReadValue();
            if (root is not { } element)
            {
                faults.NotJson(new JsonException("a closing bracket stands first"));
                return null;
            }
            var copy = element.Clone();
            if (stream.Read())
            {
                faults.NotJson(new JsonException("more than one value"));
                return null;
            }
            return new JsonInput(copy, JsonPath.Root, faults);
        }
        catch (JsonException failure)
        {
            faults.NotJson(failure);
            return null;
        }
    }
}
