using Microsoft.Playwright;
using Upheld.Browser.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Upheld.Browser.Tests;

[Trait("Category", "Browser")]
public sealed class LiveTableTests(GallerySite web) : IClassFixture<GallerySite>
{
    private const string Row = "up-table tbody tr[data-row='{0}']";

    [Fact]
    public async Task A_sorted_and_filtered_live_table_survives_an_enhanced_form_post()
    {
        await using var visit = await web.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/design");
        await page.EvaluateAsync("() => { window.sameDocument = true; }");
        await page.Locator("up-table a[data-sort=name]").ClickAsync();
        await page.Locator("up-table a[data-sort=name]").ClickAsync();
        await page.Locator("up-table input[type=search]").FillAsync("at");
        string[] expected = ["Payment gateway", "Data warehouse", "Core database", "API gateway"];
        (await VisibleNamesAsync(page)).ShouldBe(expected);

        await page.Locator(string.Format(null, Row, 1)).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("up-toast")).ToContainTextAsync("API gateway was turned");

        (await page.EvaluateAsync<bool>("() => window.sameDocument === true")).ShouldBeTrue("the page was loaded anew, so the form post was not an enhanced one");
        await Expect(page.Locator(string.Format(null, Row, 1)).Locator(".word")).ToHaveTextAsync("down");
        (await VisibleNamesAsync(page)).ShouldBe(expected);
        (await page.Locator("up-table th[aria-sort=descending]").InnerTextAsync()).ShouldContain("Service");
        (await page.Locator("up-table input[type=search]").InputValueAsync()).ShouldBe("at");
        await Expect(page.Locator("up-table tr:not([hidden]) up-chart svg")).ToHaveCountAsync(4);
        page.Url.ShouldContain("sort=-name");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_reaches_a_table_that_another_tab_watches_and_flashes_its_row_only()
    {
        await using var visit = await web.OpenAsync(View.Desktop);
        var watching = await visit.TabAsync("/design?sort=-latency");
        var acting = await visit.TabAsync("/design");
        await Expect(watching.Locator("up-live")).ToHaveAttributeAsync("data-state", "live");
        var before = await VisibleNamesAsync(watching);
        var row = watching.Locator(string.Format(null, Row, 4));
        var state = await row.Locator(".word").InnerTextAsync();
        await watching.EvaluateAsync("() => document.addEventListener('animationstart', e => (window.flashed ??= []).push(e.target.dataset.row))");

        await acting.Locator(string.Format(null, Row, 4)).GetByRole(AriaRole.Button).ClickAsync();

        await Expect(row.Locator(".word")).Not.ToHaveTextAsync(state);
        (await VisibleNamesAsync(watching)).ShouldBe(before);
        await watching.WaitForFunctionAsync("() => window.flashed?.length");
        (await watching.EvaluateAsync<string[]>("() => window.flashed")).ShouldBe(["4"]);
        await Expect(row.Locator("up-chart svg")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Eight_tabs_share_one_stream_and_the_next_tab_takes_over_when_its_holder_closes()
    {
        await using var visit = await web.OpenAsync(View.Desktop);
        var tabs = new List<IPage>();
        for (var i = 0; i < 8; i++) { tabs.Add(await visit.TabAsync("/design")); }
        foreach (var tab in tabs) { await Expect(tab.Locator("up-live")).ToHaveAttributeAsync("data-state", "live"); }
        await EventuallyAsync(() => web.Host.Streams == 1);

        await tabs[0].CloseAsync();
        tabs.RemoveAt(0);
        await EventuallyAsync(() => web.Host.Streams == 1);
        var state = await tabs[6].Locator(string.Format(null, Row, 6)).Locator(".word").InnerTextAsync();
        await tabs[3].Locator(string.Format(null, Row, 6)).GetByRole(AriaRole.Button).ClickAsync();

        foreach (var tab in tabs) { await Expect(tab.Locator(string.Format(null, Row, 6)).Locator(".word")).Not.ToHaveTextAsync(state); }
        web.Host.Streams.ShouldBe(1);
    }

    [Fact]
    public async Task Rows_hold_still_under_the_pointer_and_catch_up_when_it_leaves()
    {
        await using var visit = await web.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/design");
        var other = await visit.TabAsync("/design");
        await Expect(page.Locator("up-live")).ToHaveAttributeAsync("data-state", "live");
        var row = page.Locator(string.Format(null, Row, 10));
        var state = await row.Locator(".word").InnerTextAsync();
        await page.BringToFrontAsync();
        await row.HoverAsync();

        await other.Locator(string.Format(null, Row, 10)).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("up-live")).ToHaveAttributeAsync("data-state", "paused");
        await Expect(row.Locator(".word")).ToHaveTextAsync(state);

        await page.Mouse.MoveAsync(5, 5);
        await Expect(row.Locator(".word")).Not.ToHaveTextAsync(state);
        await Expect(page.Locator("up-live")).ToHaveAttributeAsync("data-state", "live");
    }

    [Fact]
    public async Task Keyboard_focus_stays_in_its_row_when_the_row_changes()
    {
        await using var visit = await web.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/design");
        var other = await visit.TabAsync("/design");
        await Expect(page.Locator("up-live")).ToHaveAttributeAsync("data-state", "live");
        var row = page.Locator(string.Format(null, Row, 2));
        var state = await row.Locator(".word").InnerTextAsync();
        await row.GetByRole(AriaRole.Link).FocusAsync();

        await other.Locator(string.Format(null, Row, 2)).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(row.Locator(".word")).Not.ToHaveTextAsync(state);

        await Expect(row.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_row_of_which_only_quiet_cells_change_is_replaced_without_a_flash()
    {
        await using var visit = await web.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/design");
        await page.EvaluateAsync(Content("<table><tbody><tr data-row='1'><td>open</td><td data-quiet data-v='1'>99.1</td></tr></tbody></table>"));

        await page.EvaluateAsync(Swap("<table><tbody><tr data-row='1'><td>open</td><td data-quiet data-v='2'>99.2</td></tr></tbody></table>"));
        await Expect(page.Locator("#tried tr")).ToHaveTextAsync("open99.2");
        (await page.Locator("#tried tr.flash").CountAsync()).ShouldBe(0);

        await page.EvaluateAsync(Swap("<table><tbody><tr data-row='1'><td>missed</td><td data-quiet data-v='2'>99.2</td></tr></tbody></table>"));
        await Expect(page.Locator("#tried tr.flash")).ToHaveTextAsync("missed99.2");
    }

    [Fact]
    public async Task An_empty_page_becomes_a_full_one_and_back()
    {
        const string Empty = "<p>Nothing yet</p>";
        const string Full = "<div data-part='counts'>1</div><table><tbody><tr data-row='1'><td>first</td></tr></tbody></table>";
        await using var visit = await web.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/design");
        await page.EvaluateAsync(Content(Empty));

        await page.EvaluateAsync(Swap(Full));
        await Expect(page.Locator("#tried tr")).ToHaveTextAsync("first");
        await page.EvaluateAsync(Swap(Empty));
        await Expect(page.Locator("#tried")).ToHaveTextAsync("Nothing yet");
    }

    /// <summary>An element like a live one, with content of the test's own.</summary>
    private static string Content(string html) => $$"""() => { const live = document.createElement('div'); live.id = 'tried'; live.innerHTML = `{{html}}`; document.body.append(live); }""";

    private static string Swap(string html) => $$"""() => document.getElementById('tried').dispatchEvent(new CustomEvent('up-swap', { bubbles: true, detail: `{{html}}` }))""";

    private static async Task<string[]> VisibleNamesAsync(IPage page) =>
        await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('up-table tbody tr:not([hidden]) .lead-cell')].map(c => c.textContent.trim())");

    /// <summary>The server learns of a closed connection a moment later.</summary>
    private static async Task EventuallyAsync(Func<bool> condition)
    {
        for (var i = 0; i < 100 && !condition(); i++) { await Task.Delay(50); }
        condition().ShouldBeTrue();
    }
}
