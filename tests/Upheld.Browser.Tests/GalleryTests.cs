using Upheld.Browser.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Upheld.Browser.Tests;

[Trait("Category", "Browser")]
public sealed class GalleryTests(GallerySite web) : IClassFixture<GallerySite>
{
    public static TheoryData<View> Views => [.. View.All, new View("en", Dark: false, 1360, ForcedColors: true)];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_component_is_accessible_fits_its_screen_and_breaks_no_policy(View view)
    {
        await using var visit = await web.OpenAsync(view);

        var page = await visit.TabAsync("/design");
        await Visit.ScrollThroughAsync(page);
        await Expect(page.Locator("up-chart svg")).ToHaveCountAsync(12);
        await visit.PictureAsync(page, "gallery");

        (await Visit.FaultsAsync(page)).ShouldBeEmpty();
        (await Visit.OverflowAsync(page)).ShouldBeEmpty();
        if (view.Width < 500) { (await Visit.SmallTargetsAsync(page)).ShouldBeEmpty(); }
        visit.Complaints.ShouldBeEmpty();
    }
}
