using Microsoft.Playwright;
using Upheld.Browser.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Upheld.Browser.Tests;

[Trait("Category", "Browser")]
public sealed class ChartTests(GallerySite web) : IClassFixture<GallerySite>
{
    [Fact]
    public async Task The_browser_draws_the_same_bar_as_the_server()
    {
        await using var visit = await web.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/design");

        // The fifth service's strip and the drawn bar show the same ninety days.
        await page.Locator("tr[data-row='5'] up-chart").ScrollIntoViewIfNeededAsync();
        await Expect(page.Locator("tr[data-row='5'] up-chart svg")).ToBeVisibleAsync();
        var drawn = await PathsAsync(page, "tr[data-row='5'] up-chart svg path");
        var served = await PathsAsync(page, ".chart-uptime svg path");

        drawn.ShouldNotBeEmpty();
        drawn.ShouldBe(served);
    }

    [Fact]
    public async Task A_strip_is_drawn_only_when_it_comes_into_view()
    {
        await using var visit = await web.OpenAsync(View.Phone);
        var page = await visit.TabAsync("/design");
        await Expect(page.Locator("up-live")).ToHaveAttributeAsync("data-state", "live");
        await Expect(page.Locator("tr[data-row='12'] up-chart svg")).ToHaveCountAsync(0);

        await page.Locator("tr[data-row='12']").ScrollIntoViewIfNeededAsync();

        await Expect(page.Locator("tr[data-row='12'] up-chart svg")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_day_under_the_pointer_is_named()
    {
        await using var visit = await web.OpenAsync(View.Desktop with { Language = "zh-CN" });
        var page = await visit.TabAsync("/design");
        var strip = page.Locator("tr[data-row='1'] up-chart");
        await strip.ScrollIntoViewIfNeededAsync();
        await Expect(strip.Locator("svg")).ToBeVisibleAsync();

        var box = (await strip.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 2, box.Y + 8);

        await Expect(page.Locator(".tip")).ToHaveTextAsync("2026-08-04  正常");
    }

    [Fact]
    public async Task Each_chart_opens_as_a_table()
    {
        await using var visit = await web.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/design");

        foreach (var summary in await page.Locator(".twin summary").AllAsync()) { await summary.ClickAsync(); }

        (await page.Locator(".twin table").CountAsync()).ShouldBeGreaterThan(8);
        (await Visit.FaultsAsync(page)).ShouldBeEmpty();
        (await Visit.OverflowAsync(page)).ShouldBeEmpty();
        await visit.PictureAsync(page, "twins");
    }

    private static async Task<string[]> PathsAsync(IPage page, string selector) =>
        await page.EvaluateAsync<string[]>("s => [...document.querySelectorAll(s)].map(p => `${p.getAttribute('class')} ${p.getAttribute('d')}`)", selector);
}
