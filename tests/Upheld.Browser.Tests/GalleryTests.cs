using Microsoft.Playwright;
using Upheld.Browser.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Upheld.Browser.Tests;

[Trait("Category", "Browser")]
public sealed class GalleryTests(Site site) : IClassFixture<Site>
{
    public static TheoryData<View> Views => [.. View.All, new View("en", Dark: false, 1360, ForcedColors: true)];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_component_is_accessible_fits_its_screen_and_breaks_no_policy(View view)
    {
        await using var visit = await site.OpenAsync(view);

        var page = await visit.TabAsync("/design");
        await Visit.ScrollThroughAsync(page);
        await Expect(page.Locator("up-chart svg")).ToHaveCountAsync(12);
        await visit.PictureAsync(page, "gallery");

        (await Visit.FaultsAsync(page)).ShouldBeEmpty();
        (await Visit.OverflowAsync(page)).ShouldBeEmpty();
        if (view.Width < 500) { (await Visit.SmallTargetsAsync(page)).ShouldBeEmpty(); }
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_paper_controls_are_gone_and_everything_fits_the_sheet()
    {
        await using var visit = await site.OpenAsync(new View("zh-CN", Dark: true, 794)); // A4 at 96 dots an inch
        var page = await visit.TabAsync("/design");
        await Visit.ScrollThroughAsync(page);

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.PictureAsync(page, "print");

        await Expect(page.Locator(".topbar")).ToBeHiddenAsync();
        await Expect(page.Locator(".button:visible")).ToHaveCountAsync(0);
        (await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(255, 255, 255)");
        (await Visit.OverflowAsync(page)).ShouldBeEmpty();
    }
}
