using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Following;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Web.Tests.Harness;

namespace Upheld.Web.Tests;

public sealed partial class SignInTests
{
    [Fact]
    public async Task A_page_that_was_asked_for_comes_after_the_sign_in_and_another_site_never_does()
    {
        await using var upheld = await RunningUpheld.StartSetUpAsync();
        using var browser = new Browser(upheld);

        var door = await browser.GetAsync("/contracts");
        var inside = await browser.PostAsync(door, "sign-in", ("Email", RunningUpheld.Email), ("Password", RunningUpheld.Password));

        door.Path.ShouldBe("/sign-in?ReturnUrl=%2Fcontracts");
        inside.Path.ShouldBe("/contracts");
        using var lured = new Browser(upheld);
        var elsewhere = await lured.GetAsync("/sign-in?ReturnUrl=%2F%2Fevil.example");
        (await lured.PostAsync(elsewhere, "sign-in", ("Email", RunningUpheld.Email), ("Password", RunningUpheld.Password))).Path.ShouldBe("/");
    }

    [Fact]
    public async Task Wrong_password_unknown_address_and_locked_account_answer_the_same()
    {
        await using var upheld = await RunningUpheld.StartSetUpAsync();
        using var browser = new Browser(upheld);

        var unknown = await browser.PostAsync(await browser.GetAsync("/sign-in"), "sign-in", ("Email", "nobody@example.com"), ("Password", RunningUpheld.Password));
        var wrong = await browser.SignInAsync("wrong horse battery");
        for (var i = 0; i < 10; i++)
        {
            await browser.SignInAsync("wrong horse battery");
        }

        var locked = await browser.SignInAsync();

        foreach (var refused in new[] { unknown, wrong, locked })
        {
            refused.Path.ShouldBe("/sign-in");
            Plain(refused.Text).ShouldBe(Plain(wrong.Text));
        }
    }

    [Fact]
    public async Task Every_sign_in_is_a_fact_in_the_house_log_without_a_name_in_it()
    {
        await using var upheld = await RunningUpheld.StartSetUpAsync();
        using var browser = new Browser(upheld);
        await browser.SignInAsync("wrong horse battery");
        await browser.SignInAsync();

        var facts = await HouseFactsAsync(upheld, "identity.sign_in_refused", "identity.signed_in");

        facts.Select(f => f.Type).ShouldBe(["identity.sign_in_refused", "identity.signed_in"]);
        facts.ShouldAllBe(f => !f.Body.Contains("ann", StringComparison.OrdinalIgnoreCase) && !f.Body.Contains("127.0.0.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_out_needs_the_pages_own_form_and_ends_the_sign_in()
    {
        await using var upheld = await RunningUpheld.StartSetUpAsync();
        using var browser = new Browser(upheld);
        var home = await browser.SignInAsync();

        var forged = await browser.PostToAsync(home, "/sign-out");
        var still = await browser.GetAsync("/");
        var token = Token().Match(home.Html[home.Html.IndexOf("action=\"/sign-out\"", StringComparison.Ordinal)..]).Groups[1].Value;
        var left = await browser.PostToAsync(home, "/sign-out", ("__RequestVerificationToken", token));

        forged.Status.ShouldBe(HttpStatusCode.BadRequest);
        still.Path.ShouldBe("/");
        left.Path.ShouldBe("/sign-in?signed-out=true");
        (await browser.GetAsync("/")).Path.ShouldStartWith("/sign-in");
    }

    private static async Task<IReadOnlyList<SequencedFact>> HouseFactsAsync(RunningUpheld upheld, params string[] types)
    {
        for (var i = 0; ; i++) // the sequencer numbers facts a moment after they are saved
        {
            var facts = await upheld.App.Services.GetRequiredService<SliceRunner>().RunAsync<ReadFacts, IReadOnlyList<SequencedFact>>(
                Scope.Installation("a test reads the house log"), read => read.ExecuteAsync(CustomerId.House, types, TestContext.Current.CancellationToken),
                TestContext.Current.CancellationToken);
            if (facts.Count >= types.Length || i == 100)
            {
                return facts;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static string Plain(string text) => text[..text.IndexOf("E-mail address ", StringComparison.Ordinal)];

    [GeneratedRegex("""__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
