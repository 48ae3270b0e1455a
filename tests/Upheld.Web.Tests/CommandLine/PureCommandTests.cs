using System.Text;
using System.Text.Json;
using Upheld.Verifier.Tests.Scenarios;

namespace Upheld.Web.Tests.CommandLine;

/// <summary>The commands that need neither a database nor a server, through the program itself, as a shell runs it.</summary>
public sealed class PureCommandTests : IDisposable
{
    private const string Availability = """
        { "version": 1, "window": { "start": "2026-01-01T00:00:00Z", "end": "2027-01-01T00:00:00Z" }, "target": "99.9", "initialState": "up",
          "events": [ { "at": "2026-02-03T00:00:00Z", "state": "down" }, { "at": "2026-02-03T08:45:36Z", "state": "up" } ] }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Figures_availability_answers_from_a_file_and_from_standard_input()
    {
        var file = Write("request.json", Encoding.UTF8.GetBytes(Availability));

        var fromFile = await RunAsync("", "figures", "availability", file);
        var fromInput = await RunAsync(Availability, "figures", "availability", "-");

        fromFile.ShouldBe((0, fromInput.Output, ""));
        using var answer = JsonDocument.Parse(fromFile.Output);
        answer.RootElement.GetProperty("availability").GetProperty("percent").GetString().ShouldBe("99.9000");
        answer.RootElement.GetProperty("verdict").GetString().ShouldBe("met");
    }

    [Fact]
    public async Task Figures_says_what_is_wrong_with_its_input_and_with_its_words()
    {
        (await RunAsync("""{ "version": 1, "windows": [], "target": "99.9", "events": [], "evnets": [] }""", "figures", "availability", "-"))
            .ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(2), r => r.Output.ShouldBe(""), r => r.Errors.ShouldContain("$.evnets: "));
        (await RunAsync("", "figures", "availability", _folder["nothing.json"])).ShouldBe(
            (2, "", $"upheld figures availability: file.missing: there is no file {_folder["nothing.json"]}\n"));
        (await RunAsync("", "figures", "luck", "-")).ShouldBe((2, "", "upheld figures: figure.unknown: there is no figure 'luck'; there is availability\n"));
        (await RunAsync("", "figures")).Exit.ShouldBe(2);
    }

    [Fact]
    public async Task Verify_proves_a_bundle_and_answers_with_the_exit_codes_of_the_verifier()
    {
        var bundle = new Scenario(1, hours: 3).Bundle();
        var files = Forgery.Files(bundle);
        files["report.json"] = Forgery.Flipped(files["report.json"], 100);
        var (whole, altered) = (Write("whole.zip", bundle), Write("altered.zip", Forgery.Zip(files)));

        (await RunAsync("", "verify", whole)).ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(0), r => r.Output.ShouldStartWith("PROVEN (unwitnessed)\n"));
        (await RunAsync("", "verify", altered)).ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(2), r => r.Output.ShouldStartWith("NOT PROVEN"));
        (await RunAsync("", "verify", Write("no.zip", "no zip"u8.ToArray()))).Exit.ShouldBe(4);
        (await RunAsync("", "verify")).ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(4), r => r.Errors.ShouldStartWith("upheld-verify BUNDLE"));
    }

    [Fact]
    public async Task Verify_passes_its_options_on_and_remembers_heads()
    {
        var bundle = Write("whole.zip", new Scenario(1, hours: 3).Bundle());

        (await RunAsync("", "verify", bundle, "--state", _folder["state"], "--json")).Exit.ShouldBe(0);
        var again = await RunAsync("", "verify", bundle, "--state", _folder["state"]);

        again.Output.ShouldContain("remembered from an earlier verification");
    }

    [Fact]
    public async Task The_help_lists_both()
    {
        var help = await RunAsync("", "help");

        help.Exit.ShouldBe(0);
        help.Output.ShouldContain("  figures ");
        help.Output.ShouldContain("  verify ");
    }

    private static Task<(int Exit, string Output, string Errors)> RunAsync(string input, params string[] words) => UpheldProcess.RunAsync(input, words);

    private string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(_folder[name], bytes);
        return _folder[name];
    }
}
