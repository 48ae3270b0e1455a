using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Upheld.Web.Tests.Harness;

namespace Upheld.Browser.Tests.Harness;

/// <summary>The whole program with an example in it, and one browser. Its first checks have come in before a test begins.</summary>
public sealed partial class Site : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string _signedIn = "";

    internal RunningUpheld Upheld { get; private set; } = null!;

    /// <summary>The paths of the pages with a customer in them, by what they show.</summary>
    internal string PromisePath { get; private set; } = "";

    internal string BrokenPromisePath { get; private set; } = "";

    internal string UnsourcedPromisePath { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null) { return; }
        Upheld = await RunningUpheld.StartSetUpAsync();
        var year = Upheld.App.Services.GetRequiredService<TimeProvider>().GetUtcNow().Year;
        await Upheld.ApplyAsync(Example.Yaml($"{Upheld.Address}sign-in", year));
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);

        await using var context = await _browser.NewContextAsync(new() { BaseURL = Upheld.Address.ToString(), Locale = "en" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail address").FillAsync(RunningUpheld.Email);
        await page.GetByLabel("Password").FillAsync(RunningUpheld.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByText(Figure()).First.WaitForAsync(new() { Timeout = 120_000 }); // shows itself: the table is live
        await Upheld.ReportAsync();
        _signedIn = await context.StorageStateAsync();
        PromisePath = await page.GetByRole(AriaRole.Link, new() { Name = "Payments are available" }).GetAttributeAsync("href") ?? "";
        BrokenPromisePath = await page.GetByRole(AriaRole.Link, new() { Name = "Statements are available" }).GetAttributeAsync("href") ?? "";
        UnsourcedPromisePath = await page.GetByRole(AriaRole.Link, new() { Name = "First answer within 30 minutes" }).GetAttributeAsync("href") ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) { await _browser.DisposeAsync(); }
        _playwright?.Dispose();
        if (Upheld is not null) { await Upheld.DisposeAsync(); }
    }

    /// <summary>A measured figure: on a machine that is busy beyond reason not even the good service is always in time.</summary>
    [GeneratedRegex(@"[0-9]\.[0-9]{4}")]
    private static partial Regex Figure();

    /// <summary>A fresh context, signed in or not.</summary>
    internal async Task<Visit> OpenAsync(View view, bool signedIn = true, bool scripts = true)
    {
        Assert.SkipWhen(_browser is null, Chromium.Missing);
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Upheld.Address.ToString(),
            Locale = view.Language,
            ColorScheme = view.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = view.Width, Height = view.Width < 500 ? 844 : 900 },
            HasTouch = view.Width < 500,
            JavaScriptEnabled = scripts,
            StorageState = signedIn ? _signedIn : null,
            TimezoneId = "Asia/Shanghai",
        });
        return new Visit(context, view);
    }
}
