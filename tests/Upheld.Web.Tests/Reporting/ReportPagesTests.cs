using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Web.Tests.Harness;

namespace Upheld.Web.Tests.Reporting;

public sealed class ReportPagesTests : IAsyncLifetime
{
    private RunningUpheld _upheld = null!;

    public async ValueTask InitializeAsync()
    {
        _upheld = await RunningUpheld.StartSetUpAsync();
        await _upheld.ApplyAsync(Example.Yaml($"{_upheld.Address}sign-in", _upheld.App.Services.GetRequiredService<TimeProvider>().GetUtcNow().Year));
    }

    public ValueTask DisposeAsync() => _upheld.DisposeAsync();

    [Fact]
    public async Task A_report_and_its_bundle_stand_under_their_customer_and_nowhere_else()
    {
        using var browser = new Browser(_upheld);
        await browser.SignInAsync();
        (await browser.GetAsync("/reports")).Text.ShouldContain("No report yet");
        var made = await browser.PostAsync(await browser.GetAsync("/reports"), "make", ("Customer", Option((await browser.GetAsync("/reports")).Html)), ("Period", ""));
        made.Status.ShouldBe(HttpStatusCode.OK);
        made.Path.ShouldMatch("^/c/[0-9a-f-]{36}/reports/[0-9a-f-]{36}$");

        var bundle = await browser.GetAsync($"{made.Path}/bundle.zip");
        (bundle.Status, bundle.Headers["Content-Type"], bundle.Headers["Cache-Control"]).ShouldBe((HttpStatusCode.OK, "application/zip", "max-age=31536000, private, immutable"));
        var elsewhere = made.Path.Replace(made.Path.Split('/')[2], "01980000-0000-7000-8000-00000000000a", StringComparison.Ordinal);
        foreach (var path in new[] { elsewhere, $"{elsewhere}/bundle.zip", $"{made.Path[..^1]}{(made.Path[^1] == '0' ? '1' : '0')}", $"{made.Path[..^1]}{(made.Path[^1] == '0' ? '1' : '0')}/bundle.zip" })
        {
            (await browser.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        using var stranger = new Browser(_upheld);
        foreach (var path in new[] { "/reports", made.Path, $"{made.Path}/bundle.zip" })
        {
            (await stranger.GetAsync(path)).Path.ShouldStartWith("/sign-in", customMessage: path);
        }
    }

    [Theory]
    [InlineData("en", "Report for", "No promise of this customer that is measured here covers any of that time")]
    [InlineData("zh-CN", "报告：", "该客户没有任何")]
    public async Task A_period_without_promises_is_refused_in_words(string language, string palette, string refusal)
    {
        using var browser = new Browser(_upheld, language);
        await browser.SignInAsync();
        var form = await browser.GetAsync("/reports?customer=hengtong");

        var refused = await browser.PostAsync(form, "make", ("Customer", Option(form.Html)), ("Period", "1999"));

        refused.Text.ShouldContain(refusal);
        (await browser.GetAsync("/palette.json")).Html.ShouldContain(palette);
    }

    private static string Option(string html) => System.Text.RegularExpressions.Regex.Match(html, "<option value=\"([0-9a-f-]{36})\"").Groups[1].Value;
}
