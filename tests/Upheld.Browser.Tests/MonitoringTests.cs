using Microsoft.Playwright;
using Upheld.Browser.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Upheld.Browser.Tests;

[Trait("Category", "Browser")]
public sealed class MonitoringTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_test_is_made_at_a_press_and_its_result_stands_on_the_page()
    {
        await using var visit = await site.OpenAsync(View.Desktop);
        var list = await visit.TabAsync("/monitors?kind=http");
        await list.GetByRole(AriaRole.Link, new() { Name = "Payments answer" }).ClickAsync();

        await list.GetByRole(AriaRole.Button, new() { Name = "Test now" }).ClickAsync();

        await Expect(list.GetByText("Nothing was recorded")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await visit.PictureAsync(list, "monitor-tested");
        (await Visit.FaultsAsync(list)).ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_follows_a_change_without_being_asked()
    {
        await using var visit = await site.OpenAsync(View.Desktop);
        var list = await visit.TabAsync("/monitors?q=appears");
        await list.GotoAsync("/monitors?kind=tcp");
        var before = await list.Locator("tbody tr").CountAsync();

        await site.Upheld.ApplyAsync("""
            apiVersion: upheld/v1
            kind: Monitor
            metadata: { name: appears-later, title: { en: Appears later, zh: 稍后出现 } }
            spec: { service: statements, every: 10s, tcp: { host: 127.0.0.1, port: 9 } }
            """);

        await Expect(list.Locator("tbody tr")).ToHaveCountAsync(before + 1, new() { Timeout = 30_000 });
    }
}
