using System.Text.Json.Nodes;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Plans;

/// <summary>What the contract commands send: <c>{ "files": [ { "name", "content" } ], "language", "json", "prune", "customer", "plan" }</c>.</summary>
internal static class FilesOfRequest
{
    public static IReadOnlyList<SourceFile> Files(JsonObject request) =>
        [.. (request["files"]?.AsArray() ?? []).Select(f => new SourceFile((string)f!["name"]!, Convert.FromBase64String((string)f["content"]!)))];

    public static Language LanguageOf(JsonObject request) => (string?)request["language"] is { } tag && tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : Language.English;

    public static bool Flag(JsonObject request, string name) => (bool?)request[name] ?? false;
}
