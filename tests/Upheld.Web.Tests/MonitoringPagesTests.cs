using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Upheld.Design.Time;
using Upheld.Web.Tests.Harness;

namespace Upheld.Web.Tests;

public sealed class MonitoringPagesTests : IAsyncLifetime
{
    private const string Job = """
        apiVersion: upheld/v1
        kind: Monitor
        metadata: { name: nightly-backup, title: { en: Nightly backup, zh: 每晚备份 } }
        spec: { service: statements, every: 10s, heartbeat: { every: 31d, grace: 2h } }
        """;

    private RunningUpheld _upheld = null!;

    public async ValueTask InitializeAsync()
    {
        _upheld = await RunningUpheld.StartSetUpAsync();
        await _upheld.ApplyAsync(Example.Yaml($"{_upheld.Address}sign-in", _upheld.App.Services.GetRequiredService<TimeProvider>().GetUtcNow().Year));
    }

    public ValueTask DisposeAsync() => _upheld.DisposeAsync();

    [Theory]
    [InlineData("en", "Statements listen", "down", "The connection was refused", "How it is checked", "What it is made of", "Record that was hashed")]
    [InlineData("zh-CN", "对账端口", "中断", "连接被拒绝", "检查方式", "构成", "被哈希的记录")]
    public async Task The_way_from_the_list_down_to_a_check_reads_in_both_languages(
        string language, string title, string state, string fault, string facts, string madeOf, string record)
    {
        using var browser = new Browser(_upheld, language);
        await browser.SignInAsync();
        var list = await UntilAsync(browser, "/monitors?q=9&kind=tcp", page => page.Text.Contains(fault, StringComparison.Ordinal));
        list.Text.ShouldContain(title);
        list.Text.ShouldContain(state);

        var monitor = await UntilAsync(browser, list.Link("/c/[0-9a-f-]+/monitors/[0-9a-f-]+"), page => page.Link("/c/[^\"]+/checks/[0-9]+").Length > 0);
        var check = await browser.GetAsync(monitor.Link("/c/[^\"]+/checks/[0-9]+"));
        var service = await browser.GetAsync(monitor.Link("/c/[0-9a-f-]+/services/[0-9a-f-]+"));

        foreach (var page in new[] { list, monitor, check, service })
        {
            page.Status.ShouldBe(HttpStatusCode.OK, page.Path);
            page.Html.ShouldContain($"<html lang=\"{language}\"");
            page.Html.ShouldNotContain(" style=\"");
        }

        monitor.Text.ShouldContain(facts);
        monitor.Text.ShouldContain(fault);
        check.Text.ShouldContain(record);
        service.Text.ShouldContain(madeOf);
        (await browser.GetAsync($"{check.Path}/receipt")).Headers["Content-Type"].ShouldStartWith("application/"); // the file, or why there is none yet
    }

    [Fact]
    public async Task A_test_shows_what_it_found_and_records_nothing()
    {
        using var browser = new Browser(_upheld);
        await browser.SignInAsync();
        var list = await UntilAsync(browser, "/monitors?kind=http", page => page.Link("/c/[0-9a-f-]+/monitors/[0-9a-f-]+").Length > 0);
        var monitor = await browser.GetAsync(list.Link("/c/[0-9a-f-]+/monitors/[0-9a-f-]+"));

        var tested = await browser.PostAsync(monitor, "test");

        tested.Status.ShouldBe(HttpStatusCode.OK);
        tested.Text.ShouldContain("Nothing was recorded");
        tested.Text.ShouldContain("First byte");
    }

    [Fact]
    public async Task A_job_reports_by_calling_its_address()
    {
        await _upheld.ApplyAsync(Job);
        using var browser = new Browser(_upheld);
        await browser.SignInAsync();
        var list = await UntilAsync(browser, "/monitors?kind=heartbeat", page => page.Link("/c/[0-9a-f-]+/monitors/[0-9a-f-]+").Length > 0);
        var path = list.Link("/c/[0-9a-f-]+/monitors/[0-9a-f-]+");
        var address = (await browser.GetAsync(path)).Html.Split("data-copy=\"")[1].Split('"')[0];
        using var job = new HttpClient();

        using (var unknown = await job.PostAsync(new Uri(_upheld.Address, "h/ffff"), new StringContent("x"), TestContext.Current.CancellationToken)) { unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound); }
        (await CallAsync(job, HttpMethod.Get, $"{address}/later")).ShouldBe(HttpStatusCode.NotFound);
        (await CallAsync(job, HttpMethod.Head, $"{address}/start")).ShouldBe(HttpStatusCode.OK);
        (await CallAsync(job, HttpMethod.Get, address)).ShouldBe(HttpStatusCode.OK);
        await UntilAsync(browser, "/monitors?kind=heartbeat&state=up", page => page.Text.Contains("Nightly backup", StringComparison.Ordinal));
        (await CallAsync(job, HttpMethod.Post, $"{address}/2", "<script>alert(1)</script> disk full")).ShouldBe(HttpStatusCode.OK);

        var down = await UntilAsync(browser, path, page => page.Text.Contains("The job reported a failure", StringComparison.Ordinal) && page.Html.Contains("/checks/", StringComparison.Ordinal));
        var check = await UntilAsync(browser, down.Link("/c/[^\"]+/checks/[0-9]+"), page => page.Text.Contains("disk full", StringComparison.Ordinal));
        check.Html.ShouldNotContain("<script>alert");
        check.Html.ShouldContain("&lt;script&gt;alert(1)");
    }

    [Fact]
    public async Task A_job_that_is_said_to_be_looked_at_once_an_hour_is_looked_at_when_it_calls()
    {
        await _upheld.ApplyAsync("""
            apiVersion: upheld/v1
            kind: Service
            metadata: { name: backups }
            spec: { customer: hengtong, criticality: normal }
            ---

            """ + Job.Replace("service: statements, every: 10s", "service: backups, every: 1h", StringComparison.Ordinal));
        using var browser = new Browser(_upheld);
        await browser.SignInAsync();
        var list = await UntilAsync(browser, "/monitors?kind=heartbeat", page => page.Link("/c/[0-9a-f-]+/monitors/[0-9a-f-]+").Length > 0);
        var page = await browser.GetAsync(list.Link("/c/[0-9a-f-]+/monitors/[0-9a-f-]+"));
        using var job = new HttpClient();

        (await CallAsync(job, HttpMethod.Get, page.Html.Split("data-copy=\"")[1].Split('"')[0])).ShouldBe(HttpStatusCode.OK);

        await UntilAsync(browser, "/monitors?kind=heartbeat&state=up", rows => rows.Text.Contains("Nightly backup", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Times_are_the_readers_own_on_a_page_and_in_what_comes_to_it_live()
    {
        var zone = DateTimeZoneProviders.Tzdb["Asia/Kathmandu"]; // a quarter of an hour off every other
        using var browser = new Browser(_upheld, zone: zone.Id);
        await browser.SignInAsync();
        var list = await UntilAsync(browser, "/monitors?q=9&kind=tcp", page => page.Text.Contains("The connection was refused", StringComparison.Ordinal));
        var monitor = list.Link("/c/[0-9a-f-]+/monitors/[0-9a-f-]+");
        var page = await UntilAsync(browser, monitor, found => found.Html.Contains("<time", StringComparison.Ordinal));

        foreach (var html in new[] { page.Html, await browser.FirstEventAsync($"{monitor}/live?range=day") })
        {
            var times = Regex.Matches(html, "<time datetime=\"([^\"]+)\"[^>]*>([^<]+)</time>");
            times.Count.ShouldBePositive();
            foreach (Match time in times)
            {
                time.Groups[2].Value.ShouldBe(When.Minute(InstantPattern.ExtendedIso.Parse(time.Groups[1].Value).Value, zone, CultureInfo.GetCultureInfo("en")));
            }
        }
    }

    [Fact]
    public async Task The_live_part_sends_the_same_rows_and_strangers_get_nothing()
    {
        using var browser = new Browser(_upheld);
        await browser.SignInAsync();
        await UntilAsync(browser, "/monitors", page => page.Text.Contains("Payments answer", StringComparison.Ordinal));

        (await browser.FirstEventAsync("/monitors/live?kind=tcp")).ShouldContain("Statements listen");
        (await browser.GetAsync("/monitors?state=nonsense&sort=-nothing&after=%F0&customer=x")).Status.ShouldBe(HttpStatusCode.OK);
        var monitor = (await browser.GetAsync("/monitors")).Link("/c/[0-9a-f-]+/monitors/[0-9a-f-]+").Split('/')[^1];
        (await browser.GetAsync($"/c/01980000-0000-7000-8000-00000000000a/monitors/{monitor}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync($"/c/01980000-0000-7000-8000-00000000000a/monitors/{monitor}/checks/0")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync($"/c/01980000-0000-7000-8000-00000000000a/monitors/{monitor}/checks/0/receipt")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync($"{(await browser.GetAsync("/monitors")).Link("/c/[0-9a-f-]+/monitors/[0-9a-f-]+")}?before=999999999999999999999")).Status.ShouldBe(HttpStatusCode.OK);
        using var stranger = new Browser(_upheld);
        (await stranger.GetAsync("/monitors")).Path.ShouldStartWith("/sign-in");
    }

    private static async Task<HttpStatusCode> CallAsync(HttpClient job, HttpMethod method, string address, string? body = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : new StringContent(body) };
        using var response = await job.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>The checks run by the real clock; most come within two seconds.</summary>
    private static async Task<Page> UntilAsync(Browser browser, string path, Func<Page, bool> isThere)
    {
        for (var i = 0; i < 150; i++)
        {
            var page = await browser.GetAsync(path);
            if (isThere(page))
            {
                return page;
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{path} did not show what was expected: {(await browser.GetAsync(path)).Text}");
    }
}
