using Microsoft.Playwright;
using Upheld.Browser.Tests.Harness;

namespace Upheld.Browser.Tests;

/// <summary>Every page that the program routes to, in both languages, both themes and two widths.</summary>
[Trait("Category", "Browser")]
public sealed class EveryPageTests(Site site) : IClassFixture<Site>
{
    public static TheoryData<View> Views => [.. View.All];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_page_is_accessible_fits_its_screen_and_breaks_no_policy(View view)
    {
        await using var visit = await site.OpenAsync(view);
        var pages = await RoutedPages.FindAsync(visit.Context);

        var faults = await visit.TourAsync(pages);

        pages.Count.ShouldBeGreaterThan(8);
        faults.ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task So_is_each_page_in_its_other_states(View view)
    {
        await using var visit = await site.OpenAsync(view);
        await site.Upheld.ApplyAsync("""
            apiVersion: upheld/v1
            kind: Monitor
            metadata: { name: nightly-backup, title: { en: Nightly backup, zh: 每晚备份 } }
            spec: { service: statements, every: 10s, heartbeat: { every: 31d, grace: 2h } }
            """);
        var list = await visit.TabAsync("/monitors");
        await list.Locator("tbody tr").Nth(2).WaitForAsync(new() { Timeout = 20_000 });

        var faults = await visit.TourAsync(
        [
            new("promise-broken", site.BrokenPromisePath), new("promise-unsourced", site.UnsourcedPromisePath), new("monitors-none", "/monitors?q=nothing"),
            new("monitor-down", await PathOfAsync(list, view.Language == "en" ? "Statements listen" : "对账端口")),
            new("heartbeat", await PathOfAsync(list, view.Language == "en" ? "Nightly backup" : "每晚备份")),
        ]);

        faults.ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task The_door_and_what_is_not_there_are_accessible_too(View view)
    {
        await using var outside = await site.OpenAsync(view, signedIn: false);
        (await outside.TourAsync([new("sign-in", "/sign-in")])).ShouldBeEmpty();
        outside.Complaints.ShouldBeEmpty();

        await using var inside = await site.OpenAsync(view); // these two answer with an error's number, of which a browser complains
        (await inside.TourAsync([new("not-found", "/nothing/here"), new("failed", "/failed")])).ShouldBeEmpty();
    }

    private static async Task<string> PathOfAsync(IPage page, string title) =>
        await page.GetByRole(AriaRole.Link, new() { Name = title }).First.GetAttributeAsync("href") ?? throw new InvalidOperationException($"no link to {title}");
}
