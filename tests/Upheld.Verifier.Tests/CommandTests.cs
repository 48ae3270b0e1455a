using System.Text;
using System.Text.Json;

using Upheld.Verification;
using Upheld.Verifier.Tests.Scenarios;

namespace Upheld.Verifier.Tests;

public sealed class CommandTests : IDisposable
{
    private static readonly byte[] Bundle = new Scenario(1, hours: 3).Bundle();

    private readonly string _folder = Directory.CreateTempSubdirectory("upheld-verify").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_first_line_says_proven_and_the_exit_code_is_0()
    {
        var (exit, output, _) = Run(null, Write("report.zip", Bundle));

        exit.ShouldBe(0);
        output.Split('\n')[0].ShouldBe("PROVEN (unwitnessed)");
        output.ShouldContain("taken from the bundle itself");
        output.ShouldContain("figure shop: value ");
        output.ShouldContain("formula availability/1");
        output.ShouldContain("batches ");
        output.ShouldContain("worst: 2026-10-01T");
    }

    [Fact]
    public void It_speaks_Chinese_too_but_the_first_line_is_for_scripts()
    {
        var (_, output, _) = Run("zh_CN.UTF-8", Write("report.zip", Bundle));

        output.Split('\n')[0].ShouldBe("PROVEN (unwitnessed)");
        output.ShouldContain("每个指标都可由证据精确重算得出");
        output.ShouldContain("结论");
    }

    [Fact]
    public void The_bundle_can_come_on_standard_input()
    {
        using var output = new MemoryStream();

        VerifyCommand.Run(["-"], new MemoryStream(Bundle), output, TextWriter.Null, null).ShouldBe(0);
    }

    [Fact]
    public void As_json_it_tells_the_same()
    {
        var (exit, output, _) = Run(null, Write("report.zip", Bundle), "--json");

        using var json = JsonDocument.Parse(output);
        exit.ShouldBe(0);
        json.RootElement.GetProperty("headline").GetString().ShouldBe("PROVEN (unwitnessed)");
        json.RootElement.GetProperty("exit").GetInt32().ShouldBe(0);
        json.RootElement.GetProperty("witnessed").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("head").GetProperty("keyFrom").GetString().ShouldBe("bundle");
        json.RootElement.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()).ShouldBe(
            ["bundle", "key", "signature", "witnesses", "consistency", "inclusion", "completeness", "documents", "figures"]);
        var figure = json.RootElement.GetProperty("figures")[0];
        figure.GetProperty("value").GetString()!.ShouldEndWith(" %");
        figure.GetProperty("leaves").GetProperty("terms")[0][0].GetInt64().ShouldBe(2);
    }

    [Fact]
    public void A_changed_bundle_is_refused_with_its_code()
    {
        var files = Forgery.Files(Bundle);
        files["report.json"] = Forgery.Flipped(files["report.json"], 100);

        var (exit, output, _) = Run(null, Write("report.zip", Forgery.Zip(files)));

        exit.ShouldBe(2);
        output.Split('\n')[0].ShouldBe(
            "NOT PROVEN: evidence is missing or altered (bundle.altered: The file report.json is not the one that the manifest lists.)");
        output.ShouldContain("figures not reached");
    }

    [Fact]
    public void What_is_no_bundle_is_unreadable()
    {
        Run(null, Write("report.zip", "not a zip"u8.ToArray())).Exit.ShouldBe(4);
        Run(null, Path.Combine(_folder, "missing.zip")).Exit.ShouldBe(4);
        Run(null, Path.Combine(_folder, "missing.zip")).Errors.ShouldContain("file.unreadable");
    }

    [Fact]
    public void Heads_are_remembered_in_a_folder()
    {
        var state = Path.Combine(_folder, "state");
        var bundle = Write("report.zip", Bundle);

        Run(null, bundle, "--state", state).Output.ShouldContain("first head seen of this log");
        Run(null, bundle, "--state", state).Output.ShouldContain("remembered from an earlier verification");
        var forked = Write("forked.zip", new Scenario(2, hours: 3).Bundle());
        var (exit, output, _) = Run(null, forked, "--state", state);

        exit.ShouldBe(2);
        output.ShouldContain("head.forked");
    }

    [Fact]
    public void A_spoiled_memory_is_said_and_not_overlooked()
    {
        var state = Path.Combine(_folder, "state");
        var bundle = Write("report.zip", Bundle);
        Run(null, bundle, "--state", state).Exit.ShouldBe(0);
        foreach (var file in Directory.GetFiles(state, "*.leaves"))
        {
            File.WriteAllBytes(file, Forgery.Flipped(File.ReadAllBytes(file), 12));
        }

        var (exit, output, _) = Run(null, bundle, "--state", state);

        exit.ShouldBe(3);
        output.ShouldContain("state.malformed");
    }

    [Fact]
    public void A_policy_file_of_one_s_own_is_used()
    {
        var bundle = Write("report.zip", Bundle);
        var mine = Write("policy", Encoding.UTF8.GetBytes($"log {new ReportOptions().Key.Verifier}\nquorum none\n"));
        var broken = Write("broken", "quorum\n"u8.ToArray());

        Run(null, bundle, "--policy", mine).Output.ShouldContain("from the policy you gave");
        Run(null, bundle, "--policy", broken).Exit.ShouldBe(3);
        Run(null, bundle, "--policy", broken).Errors.ShouldContain("policy.malformed");
    }

    [Theory]
    [InlineData]
    [InlineData("--nonsense")]
    [InlineData("a.zip", "b.zip")]
    [InlineData("a.zip", "--state")]
    public void A_wrong_command_line_is_answered_with_the_right_one(params string[] arguments)
    {
        using var errors = new StringWriter();

        VerifyCommand.Run(arguments, Stream.Null, Stream.Null, errors, null).ShouldBe(4);
        errors.ToString().ShouldStartWith("upheld-verify BUNDLE [--state DIR] [--policy FILE] [--json]");
    }

    private (int Exit, string Output, string Errors) Run(string? language, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var exit = VerifyCommand.Run(arguments, Stream.Null, output, errors, language);
        return (exit, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    private string Write(string name, byte[] bytes)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }
}
