using Microsoft.Playwright;
using Upheld.Browser.Tests.Harness;
using Upheld.Web.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Upheld.Browser.Tests;

[Trait("Category", "Browser")]
public sealed class PagesTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_table_that_somebody_watches_shows_new_promises_by_itself()
    {
        await using var visit = await site.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/?q=later");
        await page.EvaluateAsync("() => { window.sameDocument = true; }");
        await Expect(page.Locator("up-live tbody tr")).ToHaveCountAsync(0);

        await site.Upheld.ApplyAsync($$"""
            apiVersion: upheld/v1
            kind: Customer
            metadata: { name: later, title: { en: Later Ltd, zh: 后来公司 } }
            spec: { timeZone: Asia/Shanghai }
            ---
            apiVersion: upheld/v1
            kind: Contract
            metadata: { name: later-contract, title: { en: Later agreement, zh: 后来协议 } }
            spec:
              customer: later
              period: { start: 2026-01-01, end: 2036-01-01 }
              promises:
                - { name: exposures, title: { en: No exposure later, zh: 零泄露 }, indicator: dataExposures, objective: { atMost: 0 }, window: year, accountable: 安全团队, measures: [ { name: alerts, indicator: alertDelivery, objective: { atLeast: "99%" }, accountable: 安全团队 } ] }
            """);

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "No exposure later" })).ToBeVisibleAsync(new() { Timeout = 40_000 });
        (await page.EvaluateAsync<bool>("() => window.sameDocument === true")).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_scripts_one_signs_in_filters_and_goes_down_to_the_facts()
    {
        await using var visit = await site.OpenAsync(View.Desktop, signedIn: false, scripts: false);
        var page = await visit.TabAsync("/");
        await page.GetByLabel("E-mail address").FillAsync(RunningUpheld.Email);
        await page.GetByLabel("Password").FillAsync(RunningUpheld.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await page.Locator("input[type=search]").FillAsync("payments");
        await page.Locator("input[type=search]").PressAsync("Enter");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Payments are available" }).ClickAsync();

        await Expect(page.GetByText("availability/1")).ToBeVisibleAsync();
        await Expect(page.GetByText("promise.terms")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "中文" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "支付服务可用" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keys_and_palette_lead_everywhere()
    {
        await using var visit = await site.OpenAsync(View.Desktop);
        var page = await visit.TabAsync("/contracts");

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("o");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Scorecard" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox).FillAsync("Payments are");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Payments are" }).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync($"**{site.PromisePath}");
        visit.Complaints.ShouldBeEmpty();
    }
}
