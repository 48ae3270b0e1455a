using Microsoft.Playwright;

namespace Upheld.Browser.Tests.Harness;

/// <summary>The machine's own Chromium: nothing is downloaded. <c>UPHELD_CHROMIUM</c> names another one.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static string? Path { get; } = Environment.GetEnvironmentVariable("UPHELD_CHROMIUM") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);

    public static string Missing => "Chromium is not installed: apt-get install chromium fonts-noto-cjk, or set UPHELD_CHROMIUM.";

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path,
        // The sandbox needs a user other than root; test machines often have none.
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
}
