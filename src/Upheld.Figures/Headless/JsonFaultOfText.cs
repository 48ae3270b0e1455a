using System.Text.Json;

namespace Upheld.Figures.Headless;

/// <summary>The fault for a text that is not JSON at all.</summary>
internal static class JsonFaultOfText
{
    public static void NotJson(this JsonFaults faults, JsonException failure) =>
        faults.Add(JsonPath.Root, "input.not_json", "this is not JSON: " + failure.Message);
}
