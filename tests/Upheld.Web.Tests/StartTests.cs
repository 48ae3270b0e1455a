using Microsoft.Extensions.DependencyInjection;
using Upheld.Web.Tests.Harness;

namespace Upheld.Web.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task A_pasted_address_is_watched_within_ten_seconds_and_the_standard_promises_judge_it()
    {
        await using var upheld = await RunningUpheld.StartSetUpAsync();
        using var browser = new Browser(upheld);
        await browser.SignInAsync();
        var today = upheld.App.Services.GetRequiredService<TimeProvider>().GetUtcNow();

        var customer = await browser.PostAsync(await browser.GetAsync("/start"), "watch",
            ("Url", $"{upheld.Address}sign-in"), ("Target", "new"), ("CustomerTitle", "Example Ltd"));
        var loaded = await browser.PostAsync(await browser.GetAsync("/start?customer=example-ltd"), "pack",
            ("PackCustomer", "example-ltd"), ("PackTitle", ""), ("PackZone", "Asia/Shanghai"), ("PackStart", $"{today.Year}-01-01"));

        customer.Path.ShouldMatch("^/c/[0-9a-f-]{36}$");
        customer.Text.ShouldContain("localhost");
        loaded.Path.ShouldBe(customer.Path);
        loaded.Text.ShouldContain("Core systems are available 99.9 % of the year");
        loaded.Text.ShouldNotContain("Core system ", customMessage: "a customer with a core service needs no empty one beside it");
        var measured = await WithinAsync(TimeSpan.FromSeconds(20), async () => (await browser.GetAsync(customer.Path)).Text, text => text.Contains("100.0000", StringComparison.Ordinal));
        measured.ShouldContain("100.0000");
    }

    [Fact]
    public async Task What_is_wrong_stands_in_place_and_what_was_typed_stays()
    {
        await using var upheld = await RunningUpheld.StartSetUpAsync();
        using var browser = new Browser(upheld);
        await browser.SignInAsync();

        var start = await browser.GetAsync("/start");
        var address = await browser.PostAsync(start, "watch", ("Url", "nonsense"), ("Target", "new"), ("CustomerTitle", "Example & Söhne"));
        var zone = await browser.PostAsync(start, "pack", ("PackTitle", "Example"), ("PackZone", "Mars/Olympus"), ("PackStart", "2026-01-01"));
        var date = await browser.PostAsync(start, "pack", ("PackTitle", "Example"), ("PackZone", "Asia/Shanghai"), ("PackStart", "yesterday"));

        address.Text.ShouldContain("Write a whole address");
        address.Html.ShouldContain("value=\"nonsense\"");
        address.Html.ShouldContain("Example &amp; Söhne");
        zone.Text.ShouldContain("Write a zone such as Asia/Shanghai");
        date.Text.ShouldContain("Write the first day as");
        (await browser.GetAsync("/")).Text.ShouldContain("No promises yet");
    }

    [Theory]
    [InlineData("en", "There is a customer with this title already")]
    [InlineData("zh-CN", "已有同名客户")]
    public async Task The_same_form_sent_twice_makes_one_customer(string language, string message)
    {
        await using var upheld = await RunningUpheld.StartSetUpAsync();
        using var browser = new Browser(upheld, language);
        await browser.SignInAsync();
        var start = await browser.GetAsync("/start");

        var first = await browser.PostAsync(start, "pack", ("PackTitle", "Example"), ("PackZone", "Asia/Shanghai"), ("PackStart", "2026-01-01"));
        var second = await browser.PostAsync(start, "pack", ("PackTitle", " example "), ("PackZone", "Asia/Shanghai"), ("PackStart", "2026-01-01"));
        var watched = await browser.PostAsync(start, "watch", ("Url", $"{upheld.Address}sign-in"), ("Target", "new"), ("CustomerTitle", "Example"));

        first.Path.ShouldMatch("^/c/[0-9a-f-]{36}$");
        second.Text.ShouldContain(message);
        watched.Text.ShouldContain(message);
    }

    [Fact]
    public async Task The_first_customer_is_proposed_the_zone_of_the_reader()
    {
        await using var upheld = await RunningUpheld.StartSetUpAsync();
        using var browser = new Browser(upheld, zone: "America/New_York");
        await browser.SignInAsync();

        var start = await browser.GetAsync("/start");

        start.Html.ShouldContain("value=\"America/New_York\" required");
        start.Html.ShouldContain("New_York");
    }

    private static async Task<T> WithinAsync<T>(TimeSpan limit, Func<Task<T>> read, Func<T, bool> isGood)
    {
        using var timeout = new CancellationTokenSource(limit);
        while (true)
        {
            var value = await read();
            if (isGood(value) || timeout.IsCancellationRequested)
            {
                return value;
            }

            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
    }
}
