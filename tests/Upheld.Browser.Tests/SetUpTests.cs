using Microsoft.Playwright;
using Upheld.Browser.Tests.Harness;
using Upheld.Web.Tests.Harness;

namespace Upheld.Browser.Tests;

[Trait("Category", "Browser")]
public sealed class SetUpTests
{
    [Fact]
    public async Task The_first_run_is_accessible_and_ends_at_the_first_steps()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        await using var upheld = await RunningUpheld.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        foreach (var view in View.All)
        {
            await using var visit = new Visit(await browser.NewContextAsync(new()
            {
                BaseURL = upheld.Address.ToString(), Locale = view.Language, ColorScheme = view.Dark ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new() { Width = view.Width, Height = 844 },
            }), view);
            var page = await visit.TabAsync("/");
            await visit.PictureAsync(page, "setup");
            (await Visit.FaultsAsync(page)).ShouldBeEmpty();
            (await Visit.OverflowAsync(page)).ShouldBeEmpty();
            visit.Complaints.ShouldBeEmpty();
        }

        var first = await browser.NewPageAsync(new() { BaseURL = upheld.Address.ToString(), Locale = "en" });
        await first.GotoAsync("/");
        await first.GetByLabel("Your name").FillAsync("Ann Li");
        await first.GetByLabel("E-mail address").FillAsync(RunningUpheld.Email);
        await first.GetByLabel("Password").FillAsync(RunningUpheld.Password);
        await first.GetByRole(AriaRole.Button, new() { Name = "Set up and sign in" }).ClickAsync();
        await first.WaitForURLAsync("**/start");
    }
}
