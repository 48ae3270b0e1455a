using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;
using Upheld.Web.CommandLine;
using Upheld.Web.Hosting;

namespace Upheld.Browser.Tests.Harness;

/// <summary>Every page of the program, from the program's own list of endpoints, so that a new page cannot be forgotten. A page with parameters gets its address from a link to it: one that no
/// page links to is a finding of its own.</summary>
internal static partial class RoutedPages
{
    /// <summary>How many pages of one kind are read for links to others.</summary>
    private const int ReadOfEach = 4;

    /// <summary>Pages before a person is signed in, and those that stand in for an answer that went wrong.</summary>
    private static readonly string[] Doors = ["/setup", "/sign-in", "/failed", "/not-found"];

    /// <summary>One address for each page that a signed-in reader can open.</summary>
    /// <exception cref="InvalidOperationException">No link leads to a page.</exception>
    public static async Task<IReadOnlyList<RoutedPage>> FindAsync(IBrowserContext context)
    {
        var patterns = await PatternsAsync();
        var found = patterns.Where(p => !p.Contains('{', StringComparison.Ordinal)).ToDictionary(p => p, p => new List<string> { p });
        var waiting = new Queue<string>(found.Keys.Except(Doors));
        while (waiting.TryDequeue(out var address))
        {
            var response = await context.APIRequest.GetAsync(address);
            foreach (var link in Link().Matches(await response.TextAsync()).Select(m => m.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal)))
            {
                var path = link.Split('?', '#')[0];
                if (patterns.FirstOrDefault(p => Fits(p, path)) is not { } pattern)
                {
                    continue;
                }

                var known = found.TryGetValue(pattern, out var addresses) ? addresses : found[pattern] = [];
                if (known.Count < ReadOfEach && !known.Contains(path))
                {
                    known.Add(path);
                    waiting.Enqueue(path);
                }
            }
        }

        var lost = patterns.Where(p => !found.ContainsKey(p)).ToList();
        return lost.Count == 0
            ? [.. patterns.Except(Doors).Select(p => new RoutedPage(Name(p), found[p][0]))]
            : throw new InvalidOperationException($"no page links to {string.Join(", ", lost)}");
    }

    /// <summary>The patterns of all pages, as their <c>@page</c> says.</summary>
    public static async Task<IReadOnlyList<string>> PatternsAsync()
    {
        var folder = Directory.CreateTempSubdirectory("upheld-pages-").FullName;
        try
        {
            await using var app = UpheldHost.Build(ServerSettings.From(new Arguments(["--data", folder])), loops: false);
            return
            [
                .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>()
                    .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Fits(string pattern, string path) =>
        Regex.IsMatch(path, "^" + Parameter().Replace(pattern, m => m.Groups[1].Value switch { "guid" => "[0-9a-f-]{36}", "long" or "int" => "[0-9]+", _ => "[^/]+" }) + "$");

    /// <summary>The words of a pattern: <c>/c/{Customer}/promises/{Promise}</c> is <c>c-promises-promise</c>.</summary>
    private static string Name(string pattern) =>
        pattern == "/" ? "overview" : string.Join('-', pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim('{', '}').Split(':')[0].ToLowerInvariant()));

    [GeneratedRegex("""href="(/[^"]*)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"\{\*?\w+(?::(\w+))?\??\}")]
    private static partial Regex Parameter();
}

/// <summary>A page and an address of it.</summary>
internal sealed record RoutedPage(string Name, string Path);
