using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Upheld.Browser.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Upheld.Browser.Tests.Walk;

/// <summary>The main job from end to end, as docs/guide/walk.md tells it: the program as a process, real nginx, PostgreSQL and name server, a real browser, the customer's own verifier.</summary>
[Trait("Category", "Browser")]
public sealed partial class WalkTests : IAsyncLifetime
{
    /// <summary>Interval of the example's monitors, and the failures in a row that confirm an outage.</summary>
    private const int EverySeconds = 10;
    private const int Confirmations = 2;

    private readonly UpheldProgram _upheld = new();
    private readonly ExamplePrograms _programs = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is not null && ExamplePrograms.Missing is null)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await Chromium.LaunchAsync(_playwright);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) { await _browser.DisposeAsync(); }
        _playwright?.Dispose();
        await _programs.DisposeAsync();
        await _upheld.DisposeAsync();
    }

    [Fact]
    public async Task From_set_up_to_a_proved_report_over_an_outage_and_a_kill()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        Assert.SkipWhen(ExamplePrograms.Missing is not null, ExamplePrograms.Missing ?? "");
        (await _programs.StartAsync()).ShouldContain("nginx     runs on port");
        (await _upheld.StartAsync()).ShouldContain($"{_upheld.Address}/setup");
        Passed("the server is ready");

        await using var visit = await OpenAsync(View.Desktop);
        var page = await SetUpAndSignInAsync(visit);
        await ApplyExampleAsync();
        await Expect(page.GetByText(Figure()).First).ToBeVisibleAsync(new() { Timeout = 120_000 }); // shows itself: the table is live
        Passed("the scorecard shows a measured figure");

        var monitor = await MonitorOfAsync(visit, "The front page says what it should");
        await AnOutageOpensAndEndsAsync(visit, monitor);
        await AKillLeavesAGapAndNothingElseLostAsync(visit, monitor);
        visit.Complaints.Where(c => !c.Contains("ERR_CONNECTION_REFUSED", StringComparison.Ordinal) && !c.Contains("ERR_INCOMPLETE_CHUNKED", StringComparison.Ordinal)).ShouldBeEmpty();

        await AReportIsProvedAndAChangedOneRefusedAsync();
        await EveryPageIsFitForPeopleAsync(await visit.Context.StorageStateAsync());
    }

    private static async Task<IPage> SetUpAndSignInAsync(Visit visit)
    {
        var page = await visit.TabAsync("/");
        await page.GetByLabel("Your name").FillAsync("Ann Li");
        await page.GetByLabel("E-mail address").FillAsync(UpheldProgram.Email);
        await page.GetByLabel("Password").FillAsync(UpheldProgram.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up and sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/start");

        await visit.Context.ClearCookiesAsync();
        await page.GotoAsync("/");
        await page.GetByLabel("E-mail address").FillAsync(UpheldProgram.Email);
        await page.GetByLabel("Password").FillAsync(UpheldProgram.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Scorecard" })).ToBeVisibleAsync();
        return page;
    }

    private async Task ApplyExampleAsync()
    {
        await File.WriteAllTextAsync(_upheld.Place("local.yaml"), await _programs.MonitorsAsync(_upheld.Port), TestContext.Current.CancellationToken);
        (await _upheld.RunAsync("lint", "--text", _upheld.Place("local.yaml"))).Output.ShouldContain("0 error(s), 0 warning(s)");
        var applied = await _upheld.RunAsync("apply", _upheld.Place("local.yaml"));
        applied.ExitCode.ShouldBe(0, applied.Errors);
    }

    private static async Task<string> MonitorOfAsync(Visit visit, string title)
    {
        var list = await visit.TabAsync("/monitors");
        await Expect(list.Locator("tbody tr")).ToHaveCountAsync(6, new() { Timeout = 20_000 });
        await Expect(list.Locator("tbody tr").Filter(new() { HasText = "up" })).ToHaveCountAsync(6, new() { Timeout = 20_000 });
        var path = await list.GetByRole(AriaRole.Link, new() { Name = title }).GetAttributeAsync("href");
        await list.CloseAsync();
        return path ?? "";
    }

    private async Task AnOutageOpensAndEndsAsync(Visit visit, string monitor)
    {
        var page = await visit.TabAsync(monitor);

        Passed("nginx is stopped");
        await _programs.StopAsync("nginx");
        var opened = await WithinAsync(EverySeconds * Confirmations + 5, () => page.GetByText("Down since").IsVisibleAsync());
        Passed("the outage is open");
        opened.ShouldBeTrue("an outage opens within interval × confirmations + 5 s");
        await Expect(page.GetByText("The connection was refused").First).ToBeVisibleAsync();
        await visit.PictureAsync(page, "walk-outage");

        Passed("nginx is started");
        await _programs.StartAsync("nginx");
        var ended = await WithinAsync(EverySeconds + 5, async () => !await page.GetByText("Down since").IsVisibleAsync());
        Passed("the outage has ended");
        ended.ShouldBeTrue("the first success ends it");
        await page.CloseAsync();
    }

    private async Task AKillLeavesAGapAndNothingElseLostAsync(Visit visit, string monitor)
    {
        var page = await visit.TabAsync(monitor);
        var before = await ChecksAsync(page);
        var outage = await OutageAsync(page);
        await Task.Delay(5_000, TestContext.Current.CancellationToken); // a check is durable within five seconds

        Passed("Upheld is killed");
        await _upheld.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds((2 * EverySeconds) + 2), TestContext.Current.CancellationToken); // at least one check falls out
        (await _upheld.StartAsync()).ShouldContain("and sign in");

        (await WithinAsync(EverySeconds + 10, () => page.GetByText("No check was recorded").IsVisibleAsync())).ShouldBeTrue("a gap stands between the checks before and after");
        await Expect(page.Locator("tr", new() { HasText = "No check was recorded" })).ToContainTextAsync("unknown");
        Passed("the gap is shown");
        await visit.PictureAsync(page, "walk-gap");
        before.Except(await ChecksAsync(page)).ShouldBeEmpty("every check from before the kill is still there");
        (await OutageAsync(page)).ShouldBe(outage);
        var doctor = await _upheld.RunAsync("doctor", "--evidence");
        doctor.Output.ShouldContain("evidence.ledger");
        doctor.Output.ShouldNotContain("fail  evidence");
        await page.CloseAsync();
    }

    private async Task AReportIsProvedAndAChangedOneRefusedAsync()
    {
        var bundle = _upheld.Place("report.zip");
        var made = await _upheld.RunAsync("report", "--out", bundle);
        made.ExitCode.ShouldBe(0, made.Errors);
        Passed("the report is made");

        (await VerifyAsync(bundle)).ShouldBe((0, "PROVEN (unwitnessed)"));

        var bytes = await File.ReadAllBytesAsync(bundle, TestContext.Current.CancellationToken);
        foreach (var at in new[] { 100, bytes.Length / 2, bytes.Length - 10 })
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            await File.WriteAllBytesAsync(_upheld.Place("changed.zip"), changed, TestContext.Current.CancellationToken);
            (await VerifyAsync(_upheld.Place("changed.zip"))).Exit.ShouldBe(4, $"byte {at} of {bytes.Length}: the file is no bundle any more");
        }
    }

    /// <summary>Runs the customer's program, in a network of its own that leads nowhere where the test may make one.</summary>
    private static async Task<(int Exit, string FirstLine)> VerifyAsync(string bundle)
    {
        const string apart = "/usr/bin/unshare";
        var program = Environment.GetEnvironmentVariable("UPHELD_VERIFY") ?? Path.Combine(AppContext.BaseDirectory, "upheld-verify");
        var (file, words) = Environment.IsPrivilegedProcess && File.Exists(apart) ? (apart, (string[])["--net", program, bundle]) : (program, [bundle]);
        using var process = Process.Start(new ProcessStartInfo(file, words) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output.Split('\n')[0]);
    }

    private async Task EveryPageIsFitForPeopleAsync(string signedIn)
    {
        foreach (var view in new View[] { new("en", Dark: false, 1360), new("zh-CN", Dark: true, 390) })
        {
            await using var visit = await OpenAsync(view, signedIn);
            var pages = await RoutedPages.FindAsync(visit.Context);
            (await visit.TourAsync([.. pages.Select(p => p with { Name = $"walk-{p.Name}" })])).ShouldBeEmpty();
            visit.Complaints.ShouldBeEmpty();
            Passed($"{pages.Count} pages are fit in {view}");
        }
    }

    /// <summary>Writes into the test's output how long the walk has taken so far.</summary>
    private void Passed(string step) => TestContext.Current.TestOutputHelper?.WriteLine($"{_watch.Elapsed.TotalSeconds,6:F1} s  {step}");

    private async Task<Visit> OpenAsync(View view, string? signedIn = null) => new(
        await _browser!.NewContextAsync(new()
        {
            BaseURL = _upheld.Address, Locale = view.Language, ColorScheme = view.Dark ? ColorScheme.Dark : ColorScheme.Light, HasTouch = view.Width < 500,
            ViewportSize = new() { Width = view.Width, Height = view.Width < 500 ? 844 : 900 }, TimezoneId = "Asia/Shanghai", StorageState = signedIn,
        }), view);

    /// <summary>Waits until the page says so by itself, or the time is over.</summary>
    private static async Task<bool> WithinAsync(int seconds, Func<Task<bool>> says)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(seconds); await Task.Delay(300, TestContext.Current.CancellationToken))
        {
            if (await says())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The addresses of the checks that a monitor's page lists.</summary>
    private static async Task<IReadOnlyList<string>> ChecksAsync(IPage page) =>
        [.. CheckLink().Matches(await page.ContentAsync()).Select(m => m.Value).Distinct()];

    /// <summary>Start, end and reason of the outage.</summary>
    private static Task<string> OutageAsync(IPage page) => page.Locator("tr", new() { HasText = "The connection was refused" }).First.InnerTextAsync();

    [GeneratedRegex(@"[0-9]\.[0-9]{4}")]
    private static partial Regex Figure();

    [GeneratedRegex("/checks/[0-9]+")]
    private static partial Regex CheckLink();
}
