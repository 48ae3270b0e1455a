using System.Text.Json;
using Upheld.Verification;
using Upheld.Web.Tests.CommandLine;
using Upheld.Web.Tests.Harness;

namespace Upheld.Web.Tests.Reporting;

/// <summary>The tests change the folder that commands run in, so none runs beside them.</summary>
[CollectionDefinition(nameof(ReportCommandTests), DisableParallelization = true)]
public sealed class ReportCommandCollection;

[Collection(nameof(ReportCommandTests))]
public sealed class ReportCommandTests : IDisposable
{
    private static readonly int Year = TimeProvider.System.GetUtcNow().Year;

    private readonly TemporaryFolder _folder = new();
    private readonly string _before = Directory.GetCurrentDirectory();

    public ReportCommandTests() => Directory.SetCurrentDirectory(Directory.CreateDirectory(_folder["here"]).FullName);

    private string Data => _folder["data"];

    public void Dispose()
    {
        Directory.SetCurrentDirectory(_before);
        _folder.Dispose();
    }

    [Fact]
    public async Task Without_a_server_it_writes_a_bundle_that_upheld_verify_proves_and_never_over_another_file()
    {
        await SetUpAsync();

        var first = await ReportAsync();
        var second = await ReportAsync();

        (first.ExitCode, second.ExitCode).ShouldBe((0, 0), first.Errors + second.Errors);
        var files = Directory.GetFiles(_folder["here"]).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        files.Count.ShouldBe(2, "nothing but the bundles is left behind");
        files.ShouldAllBe(f => f!.StartsWith("hengtong-") && f.EndsWith(".upheld.zip"));
        first.Output.ShouldContain("open       no figure hengtong-"); // nothing was measured yet
        first.Output.ShouldContain($"omitted: hengtong-{Year}/answered figure.no_formula");
        foreach (var file in files)
        {
            var verified = await UpheldCommand.RunAsync("verify", file!);
            verified.ExitCode.ShouldBe(0, verified.Output);
            verified.Output.ShouldStartWith("PROVEN (unwitnessed)\n");
        }
    }

    [Fact]
    public async Task A_file_that_exists_is_kept_unless_force_is_said()
    {
        await SetUpAsync();
        await File.WriteAllTextAsync("report.zip", "mine", TestContext.Current.CancellationToken);

        var refused = await ReportAsync("--out", "report.zip");
        (await File.ReadAllTextAsync("report.zip", TestContext.Current.CancellationToken)).ShouldBe("mine");
        var forced = await ReportAsync("--out", "report.zip", "--force", "--period", $"{Year}");

        (refused.ExitCode, forced.ExitCode).ShouldBe((2, 0), forced.Errors);
        refused.Errors.ShouldStartWith("upheld report: report.file_exists: ");
        BundleVerification.Run(await File.ReadAllBytesAsync("report.zip", TestContext.Current.CancellationToken), new VerificationOptions()).Outcome.ShouldBe(Outcome.Proven);
        Directory.GetFiles(_folder["here"]).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("customer.unknown", "--customer", "nobody")]
    [InlineData("report.period_invalid", "--period", "October")]
    [InlineData("report.nothing_promised", "--period", "1999")]
    [InlineData("option.unknown", "--colour", "red")]
    [InlineData("argument.unknown", "report.zip")]
    [InlineData("report.folder_missing", "--out", "nowhere/report.zip")]
    public async Task Wrong_input_ends_in_2_names_the_fault_and_writes_nothing(string code, params string[] words)
    {
        await SetUpAsync();

        var report = await ReportAsync(words);

        report.ExitCode.ShouldBe(2);
        report.Errors.ShouldStartWith($"upheld report: {code}: ");
        report.Errors.TrimEnd('\n').ShouldNotContain('\n');
        report.Output.ShouldBeEmpty();
        Directory.GetFileSystemEntries(_folder["here"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Among_several_customers_one_is_named()
    {
        await SetUpAsync();
        await ApplyAsync(Example.Yaml("http://localhost:1/", Year).Replace("hengtong", "other").Replace("payments", "cards").Replace("statements", "loans"));

        var unnamed = await ReportAsync();
        var named = await ReportAsync("--customer", "other");

        (unnamed.ExitCode, named.ExitCode).ShouldBe((2, 0), named.Errors);
        unnamed.Errors.ShouldBe("upheld report: customer.unknown: name one with --customer: hengtong, other\n");
        named.Output.ShouldContain("other-");
    }

    [Fact]
    public async Task Beside_a_running_server_it_goes_through_its_socket_and_answers_in_json()
    {
        await using var upheld = await RunningUpheld.StartSetUpAsync();
        await upheld.ApplyAsync(Example.Yaml($"{upheld.Address}sign-in", Year));

        var report = await UpheldCommand.RunAsync("report", "--json", "--customer", "hengtong", "--data", upheld.Folder);

        report.ExitCode.ShouldBe(0, report.Errors);
        var json = JsonDocument.Parse(report.Output).RootElement;
        var file = json.GetProperty("file").GetString()!;
        Path.GetDirectoryName(file).ShouldBe(Directory.GetCurrentDirectory());
        json.GetProperty("bytes").GetInt64().ShouldBe(new FileInfo(file).Length);
        json.GetProperty("figures").GetArrayLength().ShouldBe(2);
        json.GetProperty("omitted")[0].GetProperty("reason").GetString().ShouldBe("figure.no_formula");
        var verified = BundleVerification.Run(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), new VerificationOptions());
        (verified.Outcome, verified.Report).ShouldBe((Outcome.Proven, json.GetProperty("report").GetString()));
    }

    private Task<UpheldCommand> ReportAsync(params string[] words) => UpheldCommand.RunAsync(["report", "--data", Data, .. words]);

    private async Task SetUpAsync()
    {
        await UpheldCommand.SetUpAsync(Data);
        await ApplyAsync(Example.Yaml("http://localhost:1/", Year));
    }

    private async Task ApplyAsync(string yaml)
    {
        await File.WriteAllTextAsync(_folder["contract.yaml"], yaml, TestContext.Current.CancellationToken);
        (await UpheldCommand.RunAsync("apply", "--data", Data, _folder["contract.yaml"])).ExitCode.ShouldBe(0);
    }
}
