using System.Text.Json;
using Upheld.Web.Tests.Harness;

namespace Upheld.Web.Tests.CommandLine;

/// <summary>Changing the past by command, as two people at a shell do it; no server runs.</summary>
public sealed class RestatementCommandTests : IDisposable
{
    private const string Admin = "admin@upheld.example";
    private const string Bob = "bob@upheld.example";

    private static readonly int Year = TimeProvider.System.GetUtcNow().Year;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_person_asks_with_a_reason_and_another_one_approves()
    {
        await SetUpAsync();
        var plain = await RunAsync("", "apply", _folder["late.yaml"]);
        (plain.ExitCode, plain.Errors).ShouldSatisfyAllConditions(r => r.ExitCode.ShouldBe(2), r => r.Errors.ShouldContain("plan.in_the_past"), r => r.Errors.ShouldContain("--restate"));

        var asked = await AskAsync("a-long-password\n", "--json");

        asked.ExitCode.ShouldBe(0, asked.Errors);
        var id = JsonDocument.Parse(asked.Output).RootElement.GetProperty("restatement").GetString()!;
        (await RunAsync("", "restatement")).Output.ShouldSatisfyAllConditions(o => o.ShouldContain(id), o => o.ShouldContain("waits"), o => o.ShouldContain("Admin: Typed in late"));
        (await RunAsync("", "restatement", id)).Output.ShouldContain("99.5%");
        (await RunAsync("a-long-password\n", "restatement", id, "--approve", "--person", Admin)).Errors.ShouldContain("restatement.same_person");
        (await RunAsync("wrong-password-here\n", "restatement", id, "--approve", "--person", Bob)).Errors.ShouldContain("sign_in.refused");
        var approved = await RunAsync("another-long-password\n", "restatement", id, "--approve", "--person", Bob);
        approved.ExitCode.ShouldBe(0, approved.Errors);
        (await RunAsync("", "restatement", "--language", "zh")).Output.ShouldContain("由 Bob 批准");
        (await RunAsync("", "plan", _folder["late.yaml"])).Output.ShouldContain("Nothing changes.");
    }

    [Fact]
    public async Task What_a_shell_gets_wrong_is_said_in_its_language_and_changes_nothing()
    {
        await SetUpAsync();

        (await AskAsync("a-long-password\n", "--language", "zh", "--reason", " ")).Errors.ShouldContain("restatement.no_reason: 追溯更正须写明理由");
        (await AskAsync("guessed-password\n")).Errors.ShouldContain("sign_in.refused");
        (await RunAsync("", "apply", _folder["late.yaml"], "--restate", "--reason", "x")).Errors.ShouldContain("restatement.no_person");
        (await RunAsync("", "apply", "-", "--restate", "--reason", "x", "--person", Admin)).Errors.ShouldContain("restatement.input_taken");
        (await RunAsync("", "restatement", Guid.Empty.ToString())).Errors.ShouldContain("restatement.unknown");
        (await RunAsync("", "restatement", "--approve")).Errors.ShouldContain("option.contradiction");
        (await RunAsync("short\n", "person", "--email", "c@upheld.example", "--name", "C")).Errors.ShouldContain("setup.password_short");
        (await RunAsync("another-long-password\n", "person", "--email", Bob, "--name", "Bob")).Errors.ShouldContain("person.exists");
        (await RunAsync("another-long-password\n", "person", "--email", "c@upheld.example", "--name", "C", "--role", "king")).Errors.ShouldContain("person.role_unknown");
        (await RunAsync("", "restatement")).Output.ShouldContain("No restatement was ever asked for.");
    }

    private async Task SetUpAsync()
    {
        await UpheldCommand.SetUpAsync(_folder["data"]);
        var person = await RunAsync("another-long-password\n", "person", "--email", Bob, "--name", "Bob", "--role", "administrator");
        person.ExitCode.ShouldBe(0, person.Errors);
        var yaml = Example.Yaml("https://payments.example/", Year);
        await File.WriteAllTextAsync(_folder["now.yaml"], yaml, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder["late.yaml"], Late(yaml), TestContext.Current.CancellationToken);
        (await RunAsync("", "apply", _folder["now.yaml"])).ExitCode.ShouldBe(0);
    }

    /// <summary>The first promise lowered to 99.5 % from the first day of the year before on.</summary>
    private static string Late(string yaml) => yaml
        .Replace("99.9%", "99.5%", StringComparison.Ordinal)
        .Replace($"start: {Year}-01-01", $"start: {Year - 1}-01-01", StringComparison.Ordinal)
        .Replace("  customer: hengtong\n  period", $"  customer: hengtong\n  effectiveFrom: {Year - 1}-06-01\n  period", StringComparison.Ordinal);

    private Task<UpheldCommand> AskAsync(string input, params string[] more) =>
        RunAsync(input, ["apply", _folder["late.yaml"], "--restate", "--reason", "Typed in late", "--person", Admin, .. more]);

    private Task<UpheldCommand> RunAsync(string input, params string[] words) => UpheldCommand.RunWithInputAsync(input, [.. words, "--data", _folder["data"]]);
}
