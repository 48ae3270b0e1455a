using System.Net;
using Upheld.Web.Tests.Harness;

namespace Upheld.Web.Tests;

public sealed class SetUpTests
{
    [Fact]
    public async Task Every_page_leads_to_set_up_until_it_is_done_and_none_afterwards()
    {
        await using var upheld = await RunningUpheld.StartAsync();
        using var browser = new Browser(upheld);
        foreach (var path in new[] { "/", "/sign-in", "/contracts", "/nothing/here" })
        {
            (await browser.GetAsync(path)).Path.ShouldBe("/setup");
        }

        var done = await browser.PostAsync(await browser.GetAsync("/setup"), "setup",
            ("Host", "promises.example.com"), ("Name", "李娜"), ("Email", RunningUpheld.Email), ("Password", RunningUpheld.Password));

        done.Path.ShouldBe("/start", "the administrator is signed in and offered the first steps");
        done.Html.ShouldContain("李娜");
        (await browser.GetAsync("/setup")).Path.ShouldBe("/");
        using var stranger = new Browser(upheld);
        (await stranger.GetAsync("/setup")).Path.ShouldStartWith("/sign-in");
    }

    [Theory]
    [InlineData("not a host", RunningUpheld.Email, RunningUpheld.Password, "This is no host name")]
    [InlineData("localhost", "nobody", RunningUpheld.Password, "Write an e-mail address")]
    [InlineData("localhost", RunningUpheld.Email, "elevenchars", "at least 12 characters")]
    public async Task What_is_wrong_with_set_up_stands_beside_its_field_and_nothing_is_saved(string host, string email, string password, string message)
    {
        await using var upheld = await RunningUpheld.StartAsync();
        using var browser = new Browser(upheld);

        var refused = await browser.PostAsync(await browser.GetAsync("/setup"), "setup", ("Host", host), ("Name", "Ann"), ("Email", email), ("Password", password));

        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.Text.ShouldContain(message);
        refused.Html.ShouldContain("aria-invalid=\"true\"");
        refused.Html.ShouldNotContain(password);
        (await browser.GetAsync("/")).Path.ShouldBe("/setup");
    }

    [Fact]
    public async Task The_host_name_is_never_taken_from_the_request()
    {
        await using var upheld = await RunningUpheld.StartAsync();
        using var client = new HttpClient { BaseAddress = upheld.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/setup") { Headers = { Host = "evil.example" } };

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("evil.example");
    }
}
