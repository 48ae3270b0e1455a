using System.Net;
using System.Text.RegularExpressions;

namespace Upheld.Web.Tests.Harness;

/// <summary>A reader without scripts: keeps cookies, follows redirects, fills forms in.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _client;

    public Browser(RunningUpheld upheld, string language = "en", string? zone = null)
    {
        var cookies = new CookieContainer();
        if (zone is not null)
        {
            cookies.Add(upheld.Address, new Cookie("upheld-zone", Uri.EscapeDataString(zone))); // as page.js writes it
        }

        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = upheld.Address };
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    public async Task<Page> GetAsync(string path) => await PageOf(await _client.GetAsync(path, TestContext.Current.CancellationToken));

    /// <summary>Posts a form of a page, its hidden fields included.</summary>
    public async Task<Page> PostAsync(Page page, string form, params (string Name, string Value)[] fields)
    {
        var body = FormOf(page.Html, form);
        var values = HiddenInput().Matches(body).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value))).Concat(fields);
        using var content = new FormUrlEncodedContent(values.Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await PageOf(await _client.PostAsync(page.Path, content, TestContext.Current.CancellationToken));
    }

    public async Task<Page> PostToAsync(Page page, string action, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await PageOf(await _client.PostAsync(action, content, TestContext.Current.CancellationToken));
    }

    public async Task<Page> SignInAsync(string? password = null) =>
        await PostAsync(await GetAsync("/sign-in"), "sign-in", ("Email", RunningUpheld.Email), ("Password", password ?? RunningUpheld.Password));

    /// <summary>The first message of a stream of server-sent events.</summary>
    public async Task<string> FirstEventAsync(string path)
    {
        using var response = await _client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var lines = new List<string>();
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && (line.Length > 0 || lines.Count == 0))
        {
            lines.Add(line);
        }
        return string.Join("\n", lines.Where(l => l.StartsWith("data:", StringComparison.Ordinal)).Select(l => l[5..].TrimStart()));
    }

    public void Dispose() => _client.Dispose();

    private static async Task<Page> PageOf(HttpResponseMessage response)
    {
        using (response)
        {
            return new Page(
                response.StatusCode, response.RequestMessage!.RequestUri!.PathAndQuery, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
        }
    }

    private static string FormOf(string html, string name)
    {
        var handler = html.IndexOf($"name=\"_handler\" value=\"{name}\"", StringComparison.Ordinal);
        handler.ShouldBeGreaterThan(0, $"there is no form '{name}' on the page");
        var start = html.LastIndexOf("<form", handler, StringComparison.Ordinal);
        return html[start..html.IndexOf("</form>", handler, StringComparison.Ordinal)];
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)""")]
    private static partial Regex HiddenInput();
}

/// <summary>What a request ended in, redirects followed.</summary>
internal sealed partial record Page(HttpStatusCode Status, string Path, string Html, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>What a reader reads in the page's main part.</summary>
    public string Text
    {
        get
        {
            var start = Html.IndexOf("<main", StringComparison.Ordinal);
            return Space().Replace(WebUtility.HtmlDecode(Tag().Replace(start < 0 ? Html : Html[start..], " ")), " ");
        }
    }

    /// <summary>The first link whose address fits.</summary>
    public string Link(string pattern) => WebUtility.HtmlDecode(Regex.Match(Html, $"href=\"({pattern})\"").Groups[1].Value);

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
