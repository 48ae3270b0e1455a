using Microsoft.Playwright;
using Upheld.Browser.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Upheld.Browser.Tests;

[Trait("Category", "Browser")]
public sealed class WithoutScriptsTests(GallerySite web) : IClassFixture<GallerySite>
{
    [Fact]
    public async Task With_scripts_off_forms_post_links_sort_and_texts_stand_for_drawings()
    {
        await using var visit = await web.OpenAsync(View.Desktop, scripts: false);
        var page = await visit.TabAsync("/design");

        await Expect(page.Locator("up-palette")).ToBeHiddenAsync();
        await Expect(page.Locator("[data-copy]")).ToBeHiddenAsync();
        await Expect(page.Locator("up-chart span").First).ToContainTextAsync("Last 90 days:");
        await Expect(page.Locator("up-time time").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\d{4}-\d\d-\d\d \d\d:\d\d$"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Filter" })).ToBeVisibleAsync();
        (await page.Locator("a[data-sort=name]").GetAttributeAsync("href")).ShouldNotBeNull().ShouldEndWith("/design?sort=name");

        await page.Locator("tr[data-row='8']").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("up-toast")).ToContainTextAsync("Backup vault was turned");
        await Expect(page.Locator("tr[data-row='8'] .word")).ToHaveTextAsync("down");

        await page.Locator("up-toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator("tr[data-row='8'] .word")).ToHaveTextAsync("up");
        await visit.PictureAsync(page, "without-scripts");
    }
}
