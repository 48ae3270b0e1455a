using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Receipts;
using Upheld.Web.Tests.Harness;

namespace Upheld.Web.Tests;

public sealed class PagesTests : IAsyncLifetime
{
    private RunningUpheld _upheld = null!;
    private int _year;

    public async ValueTask InitializeAsync()
    {
        _upheld = await RunningUpheld.StartSetUpAsync();
        _year = _upheld.App.Services.GetRequiredService<TimeProvider>().GetUtcNow().Year;
        await _upheld.ApplyAsync(Example.Yaml($"{_upheld.Address}sign-in", _year));
    }

    public ValueTask DisposeAsync() => _upheld.DisposeAsync();

    [Fact]
    public void Every_page_names_its_policy()
    {
        var pages = _upheld.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).ToList();

        pages.Count.ShouldBeGreaterThan(8);
        pages.Where(p => p.Metadata.GetOrderedMetadata<IAuthorizeData>().All(a => a.Policy is null)).Select(p => p.DisplayName).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", "Payments are available", "The contract in words", "Every promise, judged by its evidence")]
    [InlineData("zh-CN", "支付服务可用", "合同文本", "每一项承诺都依据证据判定")]
    public async Task The_way_from_the_overview_down_to_a_promise_reads_in_both_languages(string language, string promise, string contractHeading, string lead)
    {
        using var browser = new Browser(_upheld, language);
        var overview = await browser.SignInAsync();
        overview.Text.ShouldContain(lead);
        overview.Text.ShouldContain(promise);

        var down = await browser.GetAsync(overview.Link("/c/[0-9a-f-]+/promises/[0-9a-f-]+"));
        var customer = await browser.GetAsync(down.Link("/c/[0-9a-f-]{36}"));
        var contract = await browser.GetAsync(customer.Link("/c/[0-9a-f-]+/contracts/[a-z0-9-]+"));
        var contracts = await browser.GetAsync("/contracts");
        var start = await browser.GetAsync("/start");

        foreach (var page in new[] { overview, down, customer, contract, contracts, start })
        {
            page.Status.ShouldBe(HttpStatusCode.OK, page.Path);
            page.Html.ShouldContain($"<html lang=\"{language}\"");
            page.Headers["Content-Security-Policy"].ShouldStartWith("default-src 'self'");
            page.Html.ShouldNotContain(" style=\"");
        }

        contract.Text.ShouldContain(contractHeading);
        contract.Text.ShouldContain("A-15");
    }

    [Fact]
    public async Task A_promise_without_a_source_is_unproved_and_never_a_number()
    {
        using var browser = new Browser(_upheld);
        var overview = await browser.SignInAsync();

        var row = overview.Html[overview.Html.IndexOf("First answer within 30 minutes", StringComparison.Ordinal)..];
        row = row[..row.IndexOf("</tr>", StringComparison.Ordinal)];

        row.ShouldContain("unproved");
        row.ShouldContain("no source");
        row.ShouldNotContain("&nbsp;%");
    }

    [Fact]
    public async Task Filters_and_order_stand_in_the_address_and_the_live_stream_keeps_them()
    {
        using var browser = new Browser(_upheld);
        await browser.SignInAsync();

        var filtered = await browser.GetAsync("/?q=30+minutes&sort=-owner");
        var live = await browser.FirstEventAsync("/live/scorecard?q=30%20minutes&sort=-owner");

        foreach (var html in new[] { filtered.Html, live })
        {
            html.ShouldContain("First answer within 30 minutes");
            html.ShouldNotContain("Payments are available");
        }
        filtered.Html.ShouldContain("src=\"/live/scorecard?q=30%20minutes&amp;sort=-owner\"");
    }

    [Theory]
    [InlineData("en", "The promise was amended inside this window", "Stricter reading", "The whole window at 99.9000 %")]
    [InlineData("zh-CN", "此承诺在本考核期内有过修订", "更严格的判定", "整个考核期按 99.9000 % 判定")]
    public async Task An_amended_window_shows_its_stretches_and_the_stricter_reading(string language, string amended, string stricter, string whole)
    {
        using var browser = new Browser(_upheld, language);
        await browser.SignInAsync();
        foreach (var target in new[] { "99%", "99.9%" })
        {
            await _upheld.ApplyAsync($$"""
                apiVersion: upheld/v1
                kind: Contract
                metadata: { name: long-term }
                spec:
                  customer: hengtong
                  period: { start: {{_year - 1}}-01-01, end: {{_year + 2}}-01-01, timeZone: Asia/Shanghai }
                  promises:
                    - name: lasting
                      title: Lasting
                      indicator: availability
                      scope: { services: [ statements ] }
                      objective: { atLeast: "{{target}}" }
                      window: contractPeriod
                      accountable: 运维团队
                      measures: [ { name: watched, indicator: monitoringCoverage, objective: { atLeast: "100%" }, accountable: 运维团队 } ]
                """);
        }

        var overview = await browser.GetAsync("/?q=Lasting");
        var page = await browser.GetAsync(overview.Link("/c/[0-9a-f-]+/promises/[0-9a-f-]+"));
        for (var i = 0; i < 50 && !page.Text.Contains(amended, StringComparison.Ordinal); i++)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken); // until the new terms are numbered
            page = await browser.GetAsync(page.Path);
        }

        page.Text.ShouldContain(amended);
        page.Text.ShouldContain("99.0000 %");
        page.Text.ShouldContain(stricter);
        page.Text.ShouldContain(whole);
    }

    [Fact]
    public async Task A_contract_downloads_as_a_file_that_changes_nothing_when_it_is_applied()
    {
        using var browser = new Browser(_upheld);
        var overview = await browser.SignInAsync();
        var customer = overview.Link("/c/[0-9a-f-]+/promises/[0-9a-f-]+")[..39];

        var whole = await browser.GetAsync($"{customer}/export.yaml");
        await _upheld.ApplyAsync(whole.Html);
        var contract = await browser.GetAsync($"{customer}/contracts/hengtong-{_year}");

        whole.Headers["Content-Disposition"].ShouldContain("hengtong.yaml");
        contract.Text.ShouldContain("Version 1");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/contracts")]
    [InlineData("/start")]
    [InlineData("/c/01a20b12-24a5-7000-af00-2149529859a2")]
    [InlineData("/c/01a20b12-24a5-7000-af00-2149529859a2/export.yaml")]
    [InlineData("/nothing/here")]
    public async Task A_stranger_comes_to_the_sign_in_wherever_he_goes(string path)
    {
        using var browser = new Browser(_upheld);

        (await browser.GetAsync(path)).Path.ShouldStartWith("/sign-in?ReturnUrl=");
    }

    [Fact]
    public async Task Each_fact_of_a_promise_comes_with_a_receipt_that_proves_it_and_only_its_own_customer_gets_it()
    {
        using var browser = new Browser(_upheld);
        var overview = await browser.SignInAsync();
        var promise = await browser.GetAsync(overview.Link("/c/[0-9a-f-]+/promises/[0-9a-f-]+"));
        var link = promise.Link("/c/[0-9a-f-]+/receipts/[0-9a-f-]+");

        var file = await browser.GetAsync(link);
        for (var i = 0; i < 100 && file.Status == HttpStatusCode.Conflict; i++) // until the first head over it is signed
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            file = await browser.GetAsync(link);
        }

        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Headers["Content-Disposition"].ShouldContain(Receipt.Extension);
        var receipt = Receipt.Parse(file.Html);
        var head = Checkpoint.Parse(receipt.Head.Text);
        InclusionProof.Verify(TreeHash.Leaf(receipt.Extra!.Value.Span), receipt.Index, head.Size, [.. receipt.Path], head.Root).ShouldBeTrue();
        var foreign = link.Replace(link[3..39], "01a20b12-24a5-7000-af00-2149529859a2", StringComparison.Ordinal);
        (await browser.GetAsync(foreign)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/live/scorecard")]
    [InlineData("/c/01a20b12-24a5-7000-af00-2149529859a2/live")]
    [InlineData("/palette.json")]
    public async Task A_stranger_gets_no_data_from_what_scripts_ask_for(string path)
    {
        using var browser = new Browser(_upheld);

        var refused = await browser.GetAsync(path);

        refused.Status.ShouldBe(HttpStatusCode.Unauthorized);
        refused.Html.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/c/01a20b12-24a5-7000-af00-2149529859a2")]
    [InlineData("/c/01a20b12-24a5-7000-af00-2149529859a2/contracts/none")]
    [InlineData("/c/01a20b12-24a5-7000-af00-2149529859a2/promises/01a20b12-24a5-7000-af00-2149529859a3")]
    [InlineData("/nothing/here")]
    public async Task What_is_not_there_says_so(string path)
    {
        using var browser = new Browser(_upheld);
        await browser.SignInAsync();

        var page = await browser.GetAsync(path);

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Text.ShouldContain("There is nothing here");
    }

    [Fact]
    public async Task The_palette_leads_to_customers_contracts_and_promises()
    {
        using var browser = new Browser(_upheld, "zh-CN");
        await browser.SignInAsync();

        var palette = (await browser.GetAsync("/palette.json")).Html;

        foreach (var name in new[] { "恒通银行", "运维服务协议", "支付服务可用" })
        {
            System.Text.RegularExpressions.Regex.Unescape(palette).ShouldContain(name);
        }
    }
}
