using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Upheld.Browser.Tests.Harness;

/// <summary>A reader with open tabs. What the browser complains about (a refused script, a missing file, an exception) is kept and held against the page.</summary>
internal sealed class Visit(IBrowserContext context, View view) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();

    public IBrowserContext Context => context;

    public IReadOnlyCollection<string> Complaints => _complaints;

    public async Task<IPage> TabAsync(string address)
    {
        var page = await context.NewPageAsync();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") { _complaints.Enqueue($"{message.Text} ({message.Location})"); } };
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Response += (_, response) => { if (response.Status >= 400) { _complaints.Enqueue($"{response.Status} {response.Url}"); } };
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        return page;
    }

    /// <summary>Brings each part of the page into view once, as a reader would: some are drawn only then.</summary>
    public static Task ScrollThroughAsync(IPage page) => page.EvaluateAsync("""
        async () => {
            for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
                scrollTo(0, y);
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            }
            scrollTo(0, 0);
        }
        """);

    /// <summary>What an accessibility checker finds wrong.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        var result = await page.RunAxe();
        return [.. result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}: {n.Html} {string.Join(' ', n.Any.Select(a => a.Message))}"))];
    }

    /// <summary>The elements that reach over the right edge; a page scrolls down, never sideways.</summary>
    public static async Task<IReadOnlyList<string>> OverflowAsync(IPage page) => await page.EvaluateAsync<string[]>("""
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
            [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                .map(e => e.outerHTML.slice(0, 120))
        """);

    /// <summary>Targets a finger would miss: lower than 44 px, and not a link within a text.</summary>
    public static async Task<IReadOnlyList<string>> SmallTargetsAsync(IPage page) => await page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll('button, input:not([type=hidden], [type=checkbox], [type=radio]), select, summary, .topnav a, .tabs a, a.button')]
            .filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 0 && e.getBoundingClientRect().height < 44)
            .map(e => `${Math.round(e.getBoundingClientRect().height)} px: ${e.outerHTML.slice(0, 120)}`)
        """);

    /// <summary>Opens each page in a tab of its own, keeps a picture, and says what is wrong with it.</summary>
    public async Task<IReadOnlyList<string>> TourAsync(IReadOnlyList<RoutedPage> pages)
    {
        var faults = new List<string>();
        foreach (var (name, path) in pages)
        {
            var page = await TabAsync(path);
            await ScrollThroughAsync(page);
            await PictureAsync(page, name);
            var found = (await FaultsAsync(page)).Concat(await OverflowAsync(page));
            if (view.Width < 500) { found = found.Concat(await SmallTargetsAsync(page)); }
            faults.AddRange(found.Select(f => $"{name}: {f}"));
            await page.CloseAsync();
        }
        return faults;
    }

    /// <summary>Keeps a picture of the whole page under <c>.artifacts/screenshots</c>.</summary>
    public async Task PictureAsync(IPage page, string name)
    {
        await page.EvaluateAsync("() => document.fonts.ready");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Artifacts.Screenshots, $"{name}-{view.Name}.png"), FullPage = true });
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
