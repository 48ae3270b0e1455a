using Microsoft.Playwright;
using Upheld.Browser.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Upheld.Browser.Tests;

[Trait("Category", "Browser")]
public sealed class PreferenceTests(GallerySite web) : IClassFixture<GallerySite>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_theme_goes_round_and_is_there_before_the_first_paint_of_the_next_page(bool scripts)
    {
        await using var visit = await web.OpenAsync(View.Desktop, scripts);
        var page = await visit.TabAsync("/design?sort=name");
        var html = page.Locator("html");
        (await html.GetAttributeAsync("data-theme")).ShouldBeNull();

        foreach (var (theme, label) in new[] { ("light", "Theme: Light"), ("dark", "Theme: Dark") })
        {
            await page.Locator("button[name=theme]").ClickAsync();
            await Expect(html).ToHaveAttributeAsync("data-theme", theme);
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = label })).ToBeVisibleAsync();
        }
        page.Url.ShouldEndWith("/design?sort=name");

        var next = await visit.TabAsync("/design");
        (await next.ContentAsync()).ShouldContain("data-theme=\"dark\"");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_language_switches_on_the_spot_and_stays(bool scripts)
    {
        await using var visit = await web.OpenAsync(View.Desktop, scripts);
        var page = await visit.TabAsync("/design");

        await page.GetByRole(AriaRole.Button, new() { Name = "中文" }).ClickAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "江南物流", Level = 1 })).ToBeVisibleAsync();
        var next = await visit.TabAsync("/design");
        await Expect(next.GetByRole(AriaRole.Heading, new() { Name = "江南物流", Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_switch_of_language_keeps_the_order_that_one_chose()
    {
        await using var visit = await web.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/design");
        await page.Locator("up-table a[data-sort=latency]").ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "中文" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");

        page.Url.ShouldEndWith("/design?sort=latency");
        await Expect(page.Locator("up-table th[aria-sort=ascending]")).ToContainTextAsync("延迟");
    }

    [Fact]
    public async Task After_a_switch_of_language_the_live_rows_speak_it_too()
    {
        await using var visit = await web.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/design");
        await Expect(page.Locator("up-live")).ToHaveAttributeAsync("data-state", "live");
        await page.GetByRole(AriaRole.Button, new() { Name = "中文" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        var row = page.Locator("tr[data-row='9']");
        var state = await row.Locator(".word").InnerTextAsync();

        await row.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(row.Locator(".word")).Not.ToHaveTextAsync(state);
        await Expect(row.Locator(".word")).ToHaveTextAsync("正常");
        await page.Mouse.MoveAsync(5, 5);
        await Expect(page.Locator("up-live")).ToHaveAttributeAsync("data-word", "实时");
    }
}
