using Microsoft.Playwright;
using Upheld.Browser.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Upheld.Browser.Tests;

[Trait("Category", "Browser")]
public sealed class KeyboardTests(GallerySite web) : IClassFixture<GallerySite>
{
    [Theory]
    [InlineData("zfwg", "支付网关")]
    [InlineData("hxsj", "核心数据库")]
    [InlineData("支付", "支付网关")]
    [InlineData("mailg", "Mail gateway")]
    public async Task The_palette_finds_by_letters_and_by_pinyin_initials(string typed, string expected)
    {
        await using var visit = await web.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/design");

        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("up-palette input").FillAsync(typed);

        await Expect(page.Locator("up-palette [role=option]").First).ToContainTextAsync(expected);
        await Expect(page.Locator("up-palette [role=option]").First).ToHaveAttributeAsync("aria-selected", "true");
        (await Visit.FaultsAsync(page)).ShouldBeEmpty();
        if (typed == "zfwg") { await visit.PictureAsync(page, "palette"); }
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_palette_goes_where_Enter_says_and_closes_on_Escape()
    {
        await using var visit = await web.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/design");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("up-palette dialog")).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("up-palette input").FillAsync("portal");
        await Expect(page.Locator("up-palette [role=option]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/design?service=7");
        await Expect(page.Locator("up-palette dialog")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_question_mark_shows_the_shortcuts_with_those_of_the_page()
    {
        await using var visit = await web.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/design");

        await page.Keyboard.PressAsync("?");

        var sheet = page.Locator("#up-shortcuts");
        await Expect(sheet).ToBeVisibleAsync();
        await Expect(sheet).ToContainTextAsync("Monitors");
        await Expect(sheet.Locator("[data-page-keys]")).ToContainTextAsync("m");
        (await Visit.FaultsAsync(page)).ShouldBeEmpty();
        await visit.PictureAsync(page, "shortcuts");
    }

    [Fact]
    public async Task Shortcuts_are_silent_while_one_types()
    {
        await using var visit = await web.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/design");
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("main input[type=search]").First).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("?jgs");

        await Expect(page.Locator("#up-shortcuts")).ToBeHiddenAsync();
        (await page.Locator("main input[type=search]").First.InputValueAsync()).ShouldBe("?jgs");
        new Uri(page.Url).AbsolutePath.ShouldBe("/design");
    }

    [Fact]
    public async Task Keys_in_sequence_press_the_link_that_names_them_and_j_and_k_walk_the_rows()
    {
        await using var visit = await web.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/design?sort=name");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "First response within 30 minutes" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Availability of the platform" })).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("s");

        await page.WaitForURLAsync("**/design");
    }
}
