using Microsoft.Playwright;
using Upheld.Browser.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Upheld.Browser.Tests;

[Trait("Category", "Browser")]
public sealed class MonitoringTests(Site site) : IClassFixture<Site>
{
    private const string Job = """
        apiVersion: upheld/v1
        kind: Monitor
        metadata: { name: nightly-backup, title: { en: Nightly backup, zh: 每晚备份 } }
        spec: { service: statements, every: 10s, heartbeat: { every: 31d, grace: 2h } }
        """;

    public static TheoryData<View> Views => [.. View.All];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_page_of_monitoring_is_accessible_fits_its_screen_and_breaks_no_policy(View view)
    {
        await using var visit = await site.OpenAsync(view);
        await site.Upheld.ApplyAsync(Job);
        var list = await visit.TabAsync("/monitors");
        var failing = await PathOfAsync(list, view.Language == "en" ? "Statements listen" : "对账端口"); // other tests add monitors of their own
        var fine = await PathOfAsync(list, view.Language == "en" ? "Payments answer" : "支付可访问");
        var job = await PathOfAsync(list, view.Language == "en" ? "Nightly backup" : "每晚备份");
        var failed = await visit.TabAsync(failing);
        var check = await failed.Locator("a[href*='/checks/']").First.GetAttributeAsync("href") ?? "";
        var service = await failed.Locator("a[href*='/services/']").First.GetAttributeAsync("href") ?? "";

        var faults = new List<string>();
        foreach (var (name, path) in new[] { ("monitors", "/monitors"), ("monitors-none", "/monitors?q=nothing"), ("monitor-down", failing), ("monitor-up", fine), ("heartbeat", job), ("check", check), ("service", service) })
        {
            var page = await visit.TabAsync(path);
            await Visit.ScrollThroughAsync(page);
            await visit.PictureAsync(page, name);
            faults.AddRange((await Visit.FaultsAsync(page)).Concat(await Visit.OverflowAsync(page)).Select(f => $"{name}: {f}"));
            if (view.Width < 500) { faults.AddRange((await Visit.SmallTargetsAsync(page)).Select(f => $"{name}: {f}")); }
            await page.CloseAsync();
        }

        faults.ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }

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

    private static async Task<string> PathOfAsync(IPage page, string title) =>
        await page.GetByRole(AriaRole.Link, new() { Name = title }).First.GetAttributeAsync("href") ?? throw new InvalidOperationException($"no link to {title}");
}
