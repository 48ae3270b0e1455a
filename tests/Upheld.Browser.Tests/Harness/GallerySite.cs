using Microsoft.Playwright;

namespace Upheld.Browser.Tests.Harness;

/// <summary>One browser and one real server for a class of tests. <see cref="OpenAsync"/> skips the test where there is no Chromium.</summary>
public sealed class GallerySite : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal GalleryHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null) { return; }
        Host = await GalleryHost.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) { await _browser.DisposeAsync(); }
        _playwright?.Dispose();
        if (Host is not null) { await Host.DisposeAsync(); }
    }

    /// <summary>A fresh context: its own cookies and storage.</summary>
    internal async Task<Visit> OpenAsync(View view, bool scripts = true)
    {
        Assert.SkipWhen(_browser is null, Chromium.Missing);
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Host.Address,
            Locale = view.Language,
            ColorScheme = view.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = view.Width, Height = view.Width < 500 ? 844 : 900 },
            HasTouch = view.Width < 500,
            JavaScriptEnabled = scripts,
            TimezoneId = "Asia/Shanghai",
            ForcedColors = view.ForcedColors ? ForcedColors.Active : ForcedColors.None,
        });
        return new Visit(context, view);
    }
}

/// <summary>How a reader looks at a page.</summary>
public sealed record View(string Language, bool Dark, int Width, bool ForcedColors = false)
{
    public static readonly View Desktop = new("en", Dark: false, 1360);
    public static readonly View Phone = new("en", Dark: false, 390);

    /// <summary>Both languages, both themes, desktop and phone.</summary>
    public static IEnumerable<View> All =>
        from language in new[] { "en", "zh-CN" } from dark in new[] { false, true } from width in new[] { 1360, 390 } select new View(language, dark, width);

    public string Name => $"{Language}-{(Dark ? "dark" : "light")}-{Width}{(ForcedColors ? "-forced" : "")}";

    public override string ToString() => Name;
}
