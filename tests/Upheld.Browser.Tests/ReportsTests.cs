using Microsoft.Playwright;
using Upheld.Browser.Tests.Harness;
using Upheld.Verification;
using static Microsoft.Playwright.Assertions;

namespace Upheld.Browser.Tests;

[Trait("Category", "Browser")]
public sealed class ReportsTests(Site site) : IClassFixture<Site>
{
    public static TheoryData<View> Views => [.. View.All];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Reports_are_accessible_and_fit_the_screen_also_when_there_are_none_or_the_period_is_wrong(View view)
    {
        await using var visit = await site.OpenAsync(view);
        var list = await visit.TabAsync("/reports?period=2026-01-01/2026-01-31");
        await Expect(list.Locator("input[name=Period]")).ToHaveValueAsync("2026-01");
        await list.Locator("input[name=Period]").FillAsync("October");
        await list.Locator("form[id=make] button").ClickAsync();
        await Expect(list.Locator("[aria-invalid=true]")).ToBeVisibleAsync();
        await Expect(list.Locator("form[id=make] button")).ToBeEnabledAsync();
        await visit.PictureAsync(list, "reports-refused");
        var faults = (await Visit.FaultsAsync(list)).Concat(await Visit.OverflowAsync(list)).ToList();

        faults.AddRange(await visit.TourAsync(
        [
            new("reports-of-one", "/reports?customer=hengtong"), new("reports-none-older", "/reports?before=00000000-0000-7000-8000-000000000000"),
            new("report", await list.Locator("tbody tr a.opens").First.GetAttributeAsync("href") ?? ""),
        ]));

        faults.ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task From_a_promise_a_report_is_made_downloaded_and_proved()
    {
        await using var visit = await site.OpenAsync(View.Desktop);
        var page = await visit.TabAsync(site.PromisePath);
        await page.GetByRole(AriaRole.Link, new() { Name = "Report", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/reports?customer=hengtong");
        await Expect(page.Locator("select[name=Customer] option:checked")).ToHaveTextAsync("Hengtong Bank");
        var before = await page.Locator("tbody tr").CountAsync();

        var button = page.GetByRole(AriaRole.Button, new() { Name = "Make the report" });
        await page.EvaluateAsync("() => addEventListener('submit', event => event.preventDefault(), { once: true })"); // held back, to see what the page says meanwhile
        await button.ClickAsync();
        await Expect(button).ToBeDisabledAsync();
        await Expect(page.Locator("form[id=make] [role=status]")).ToHaveTextAsync("Sealing, computing, packing and verifying …");
        await page.EvaluateAsync("() => dispatchEvent(new Event('pageshow'))");
        await Expect(page.Locator("form[id=make] [role=status]")).ToHaveTextAsync("");
        await button.ClickAsync();
        await page.WaitForURLAsync("**/c/*/reports/*", new() { Timeout = 60_000 });
        await Expect(page.GetByText("no formula proves it yet:")).ToBeVisibleAsync();
        await Expect(page.GetByText("First answer within 30 minutes", new() { Exact = true })).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download with evidence" }).ClickAsync());

        download.SuggestedFilename.ShouldStartWith("hengtong-");
        download.SuggestedFilename.ShouldEndWith(".upheld.zip");
        var verified = BundleVerification.Run(await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken), new VerificationOptions());
        verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        page.Url.ShouldEndWith(verified.Report!);
        await page.GotoAsync("/reports?customer=hengtong");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(before + 1);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_palette_leads_to_a_customers_report_and_without_scripts_the_form_works_as_well()
    {
        await using (var visit = await site.OpenAsync(View.Desktop))
        {
            var page = await visit.TabAsync("/");
            await page.Keyboard.PressAsync("Control+k");
            await page.GetByRole(AriaRole.Combobox).FillAsync("Report for Heng");
            await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Report for Hengtong Bank" })).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync("**/reports?customer=hengtong");
        }

        await using var plain = await site.OpenAsync(View.Desktop, scripts: false);
        var form = await plain.TabAsync("/reports");
        await form.GetByRole(AriaRole.Button, new() { Name = "Make the report" }).ClickAsync(new() { Timeout = 60_000 });
        await Expect(form.GetByText("Verify it yourself")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }
}
