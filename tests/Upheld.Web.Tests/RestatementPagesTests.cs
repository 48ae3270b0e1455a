using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Kernel.Operations;
using Upheld.Web.Tests.Harness;

namespace Upheld.Web.Tests;

public sealed class RestatementPagesTests : IAsyncLifetime
{
    private const string Bob = "bob@example.com";

    private RunningUpheld _upheld = null!;
    private int _year;

    public async ValueTask InitializeAsync()
    {
        _upheld = await RunningUpheld.StartSetUpAsync();
        _year = _upheld.App.Services.GetRequiredService<TimeProvider>().GetUtcNow().Year;
        await DoAsync("person", new JsonObject { ["email"] = Bob, ["name"] = "Bob Wang", ["role"] = "administrator", ["password"] = RunningUpheld.Password });
    }

    public ValueTask DisposeAsync() => _upheld.DisposeAsync();

    [Theory]
    [InlineData("en", "Ann Li asks to change the past", "Whoever asks for a restatement cannot approve it", "approved by Bob Wang", "As reported, and restated", "asked for by Ann Li, approved by Bob Wang")]
    [InlineData("zh-CN", "Ann Li 提出更正过去的条款", "提出追溯更正的人不能自行批准", "由 Bob Wang 批准", "已报告的数字与追溯更正后的数字", "由 Ann Li 提出，Bob Wang 批准")]
    public async Task A_second_person_approves_on_the_page_and_the_promise_shows_both_figures(
        string language, string waits, string cannot, string approved, string restated, string people)
    {
        await _upheld.ApplyAsync(Lasting("", "99.9%"));
        using var ann = new Browser(_upheld, language);
        await ann.SignInAsync();
        await SeeAsync(ann, page => page.Text.Contains("99.9000 %", StringComparison.Ordinal) || page.Text.Contains("99.9 %", StringComparison.Ordinal));
        var answer = await DoAsync("apply", new JsonObject
        {
            ["restate"] = true, ["reason"] = "Signed <b>last</b> year", ["person"] = RunningUpheld.Email, ["password"] = RunningUpheld.Password, ["json"] = true, ["files"] = Files(Lasting($"effectiveFrom: {_year - 1}-03-01", "99%")),
        });
        var id = JsonDocument.Parse(answer.Output).RootElement.GetProperty("restatement").GetString()!;
        (await ann.GetAsync("/contracts")).Html.ShouldContain("href=\"/restatements\"");
        var own = await ann.GetAsync("/restatements");
        own.Text.ShouldSatisfyAllConditions(t => t.ShouldContain(waits), t => t.ShouldContain("Signed <b>last</b> year"), t => t.ShouldContain("99.9%"), t => t.ShouldContain(cannot));
        own.Html.ShouldNotContain("value=\"approve\"");
        (await ann.PostAsync(own, $"decide-{id}", ("Decision", "approve"))).Html.ShouldContain("restatement.same_person");

        using var bob = new Browser(_upheld, language);
        await bob.PostAsync(await bob.GetAsync("/sign-in"), "sign-in", ("Email", Bob), ("Password", RunningUpheld.Password));
        var decided = await bob.PostAsync(await bob.GetAsync("/restatements"), $"decide-{id}", ("Decision", "approve"));

        decided.Text.ShouldContain(approved);
        var page = await SeeAsync(ann, page => page.Text.Contains(restated, StringComparison.Ordinal));
        page.Text.ShouldContain(people);
        page.Text.ShouldContain("Signed <b>last</b> year");
        page.Html.ShouldContain("restatement.applied");
    }

    private async Task<Page> SeeAsync(Browser browser, Func<Page, bool> isThere)
    {
        var page = await browser.GetAsync((await browser.GetAsync("/?q=Lasting")).Link("/c/[0-9a-f-]+/promises/[0-9a-f-]+"));
        for (var i = 0; i < 50 && !isThere(page); i++)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken); // until the new terms are numbered
            page = await browser.GetAsync(page.Path);
        }

        isThere(page).ShouldBeTrue(page.Text);
        return page;
    }

    private string Lasting(string more, string target) => Example.Yaml($"{_upheld.Address}sign-in", _year) + $$"""

        ---
        apiVersion: upheld/v1
        kind: Contract
        metadata: { name: long-term }
        spec:
          customer: hengtong
          {{more}}
          period: { start: {{_year - 1}}-01-01, end: {{_year + 2}}-01-01, timeZone: Asia/Shanghai }
          promises:
            - name: lasting
              title: Lasting
              indicator: availability
              scope: { services: [ payments ] }
              objective: { atLeast: "{{target}}" }
              window: contractPeriod
              accountable: 运维团队
              measures: [ { name: watched, indicator: monitoringCoverage, objective: { atLeast: "100%" }, accountable: 运维团队 } ]
        """;

    private async Task<OperationAnswer> DoAsync(string operation, JsonObject request)
    {
        var answer = await _upheld.App.Services.GetServices<IOperation>().Single(o => o.Name == operation).RunAsync(request, TestContext.Current.CancellationToken);
        answer.ExitCode.ShouldBe(0, answer.Errors);
        return answer;
    }

    private static JsonArray Files(string yaml) => [new JsonObject { ["name"] = "test.yaml", ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(yaml)) }];
}
