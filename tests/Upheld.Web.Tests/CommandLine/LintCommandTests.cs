using System.Text.Json;

namespace Upheld.Web.Tests.CommandLine;

/// <summary><c>upheld lint</c> through the program itself, against the letter of its format.</summary>
public sealed class LintCommandTests : IDisposable
{
    private const string Sound = "apiVersion: upheld/v1\nkind: Customer\nmetadata: { name: acme }\nspec: { timeZone: Asia/Shanghai }\n";
    private const string Wrong = "apiVersion: upheld/v1\nkind: Customer\nmetadata: { name: acme }\nspec: { timezone: UTC }\n";

    private const string Vague = Sound + """
        ---
        apiVersion: upheld/v1
        kind: Service
        metadata: { name: shop }
        spec: { customer: acme, criticality: core }
        ---
        apiVersion: upheld/v1
        kind: Contract
        metadata: { name: acme-2026 }
        spec:
          customer: acme
          period: { start: 2026-01-01, end: 2027-01-01 }
          promises:
            - name: available
              text: We do our best effort.
              indicator: availability
              objective: { atLeast: "99%" }
              window: month
              accountable: Ann
              measures: [ { name: watched, indicator: monitoringCoverage, objective: { atLeast: "100%" }, accountable: Ann } ]

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sound_file_ends_with_0_and_an_empty_list()
    {
        var lint = await UpheldProcess.RunAsync("", "lint", Write("acme.yaml", Sound));

        (lint.Exit, Compact(lint.Output), lint.Errors).ShouldBe((0, """{"version":1,"faults":[]}""", ""));
    }

    [Fact]
    public async Task Faults_stand_as_json_on_standard_output_and_line_by_line_on_standard_error_and_end_with_1()
    {
        var file = Write("acme.yaml", Wrong);

        var lint = await UpheldProcess.RunAsync("", "lint", file);

        lint.Exit.ShouldBe(1);
        Compact(lint.Output).ShouldBe(
            """{"version":1,"faults":[{"file":"FILE","line":4,"column":7,"path":"spec","severity":"error","code":"schema.missing","message":"The field “timeZone” is missing; it holds a time zone such as Asia/Shanghai.","hint":null},"""
                .Replace("FILE", file, StringComparison.Ordinal)
            + """{"file":"FILE","line":4,"column":9,"path":"spec.timezone","severity":"error","code":"schema.unknown_field","message":"There is no field “timezone” here.","hint":"Did you mean “timeZone”?"}]}"""
                .Replace("FILE", file, StringComparison.Ordinal));
        lint.Errors.ShouldBe(
            $"{file}:4:7:spec: schema.missing: The field “timeZone” is missing; it holds a time zone such as Asia/Shanghai.\n"
            + $"{file}:4:9:spec.timezone: schema.unknown_field: There is no field “timezone” here.\n");
    }

    [Theory]
    [InlineData("C.UTF-8", "--language", "zh")]
    [InlineData("zh_CN.UTF-8")]
    public async Task It_speaks_Chinese_to_those_who_do(string locale, params string[] options)
    {
        var lint = await UpheldProcess.RunAsync(Wrong, locale, ["lint", "-", .. options]);

        lint.Exit.ShouldBe(1);
        lint.Output.ShouldContain("是否想写“timeZone”？");
        lint.Errors.ShouldBe("-:4:7:spec: schema.missing: 缺少字段“timeZone”，其内容应为时区，如 Asia/Shanghai。\n-:4:9:spec.timezone: schema.unknown_field: 这里没有字段“timezone”。\n");
    }

    [Fact]
    public async Task A_warning_is_listed_and_is_no_failure()
    {
        var lint = await UpheldProcess.RunAsync(Vague, "lint", "-");

        (lint.Exit, lint.Errors).ShouldBe((0, ""));
        using var json = JsonDocument.Parse(lint.Output);
        var fault = json.RootElement.GetProperty("faults").EnumerateArray().ShouldHaveSingleItem();
        (fault.GetProperty("severity").GetString(), fault.GetProperty("code").GetString()).ShouldBe(("warning", "promise.vague_words"));
    }

    [Fact]
    public async Task Files_that_are_not_there_end_it_with_2_and_nothing_is_checked()
    {
        var (sound, one, two) = (Write("acme.yaml", Wrong), _folder["one.yaml"], _folder["two"]);

        (await UpheldProcess.RunAsync("", "lint", one, sound, two)).ShouldBe(
            (2, "", $"upheld lint: file.missing: there is no file {one}\nupheld lint: file.missing: there is no file {two}\n"));
        (await UpheldProcess.RunAsync("", "lint")).ShouldBe((2, "", "upheld lint: files.missing: name the contract files to check\n"));
        (await UpheldProcess.RunAsync("", "lint", sound, "--languge", "zh")).ShouldBe((2, "", "upheld lint: option.unknown: there is no option --languge\n"));
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("plan", "--prune")]
    [InlineData("apply")]
    [InlineData("apply", "--prune")]
    public async Task A_plan_or_apply_without_any_file_is_refused(params string[] words)
    {
        var folder = Directory.CreateDirectory(_folder["empty"]).FullName;
        var refusal = $"upheld {words[0]}: files.missing: name the contract files to {words[0]}\n";

        (await UpheldCommand.RunAsync([.. words, "--data", _folder["data"]])).ShouldBe(new UpheldCommand(2, "", refusal));
        (await UpheldCommand.RunAsync([.. words, folder, "--data", _folder["data"]])).ShouldBe(new UpheldCommand(2, "", refusal));
    }

    [Theory]
    [InlineData("lint")]
    [InlineData("plan", "contract.yaml")]
    [InlineData("report")]
    [InlineData("clock")]
    [InlineData("figures", "availability")]
    [InlineData("verify")]
    [InlineData("serve")]
    [InlineData("backup")]
    public async Task Every_command_prints_its_usage_on_help(params string[] words)
    {
        var help = await UpheldCommand.RunAsync([.. words, "--help"]);

        (help.ExitCode, help.Errors).ShouldBe((0, ""));
        help.Output.ShouldStartWith($"upheld {words[0]}: ");
    }

    [Fact]
    public async Task Json_may_be_asked_for_where_nothing_else_is_written()
    {
        (await UpheldCommand.RunAsync("lint", Write("acme.yaml", Sound), "--json")).ExitCode.ShouldBe(0);
        (await UpheldCommand.RunAsync("clock", "--json", _folder["none"])).Errors.ShouldStartWith("upheld clock: file.missing: there is no file ");
        (await UpheldCommand.RunAsync("figures", "--json", "availability", _folder["none"])).Errors.ShouldStartWith("upheld figures availability: file.missing: there is no file ");
    }

    [Fact]
    public async Task Wrong_monitors_and_list_items_are_told_by_plan_and_apply_as_by_lint()
    {
        var data = _folder["data"];
        await UpheldCommand.SetUpAsync(data);
        var monitor = Write("monitor.yaml", Vague + "---\napiVersion: upheld/v1\nkind: Monitor\nmetadata: { name: m }\nspec: { service: shop, http: { url: \"ftp://x/\" } }\n");
        var item = Write("item.yaml", Vague.Replace("measures: [ { name: watched, indicator: monitoringCoverage, objective: { atLeast: \"100%\" }, accountable: Ann } ]", "", StringComparison.Ordinal));

        foreach (var (file, code) in new[] { (monitor, "schema.value"), (item, "promise.no_measure") })
        {
            (await UpheldCommand.RunAsync("lint", file)).ShouldSatisfyAllConditions(r => r.ExitCode.ShouldBe(1), r => r.Errors.ShouldContain(code));
            (await UpheldCommand.RunAsync("plan", file, "--json", "--data", data)).ShouldSatisfyAllConditions(
                r => r.ExitCode.ShouldBe(1), r => r.Errors.ShouldContain(code), r => r.Output.ShouldContain("\"hash\": null"));
            (await UpheldCommand.RunAsync("apply", file, "--data", data)).ShouldSatisfyAllConditions(r => r.ExitCode.ShouldBe(2), r => r.Errors.ShouldContain("upheld apply: plan.faults: "));
        }
    }

    [Fact]
    public async Task A_folder_is_read_whole_and_people_may_have_text()
    {
        Write("a.yaml", Sound);
        Write("b.yml", Wrong.Replace("acme", "brill", StringComparison.Ordinal));
        Write("notes.txt", "no contract");

        var lint = await UpheldProcess.RunAsync("", "lint", "--text", _folder.Path);

        lint.Exit.ShouldBe(1);
        lint.Output.ShouldContain("    → Did you mean “timeZone”?\n");
        lint.Output.ShouldEndWith("2 document(s): 2 error(s), 0 warning(s).\n");
        lint.Errors.ShouldBe("");
    }

    [Fact]
    public async Task Plan_and_apply_say_why_they_refuse_in_either_language()
    {
        var (data, wrong, sound) = (_folder["data"], Write("wrong.yaml", Wrong), Write("sound.yaml", Vague));
        await UpheldCommand.SetUpAsync(data);

        (await UpheldCommand.RunAsync("plan", wrong, "--data", data, "--language", "zh")).ShouldSatisfyAllConditions(
            r => r.ExitCode.ShouldBe(1), r => r.Errors.ShouldStartWith($"{wrong}:4:7:spec: schema.missing: 缺少字段"));
        (await UpheldCommand.RunAsync("apply", wrong, "--data", data, "--language", "zh")).ShouldSatisfyAllConditions(
            r => r.ExitCode.ShouldBe(2), r => r.Errors.ShouldContain("spec.timezone: schema.unknown_field: "), r => r.Errors.ShouldEndWith("upheld apply: plan.faults: 须先修正 2 个错误；未应用任何内容。\n"));
        (await UpheldCommand.RunAsync("apply", wrong, "--data", data, "--language", "en")).Errors.ShouldEndWith("upheld apply: plan.faults: 2 error(s) must be mended first; nothing was applied.\n");
        (await UpheldCommand.RunAsync("apply", sound, "--data", data, "--plan", "0", "--language", "zh")).Errors.ShouldBe("upheld apply: plan.stale: 制定计划之后，现行内容已有变化；未应用任何内容。请先查看新的计划。\n");
        (await UpheldCommand.RunAsync("apply", sound, "--data", data)).ExitCode.ShouldBe(0);
        var past = Write("past.yaml", Vague.Replace("  period:", "  effectiveFrom: 2026-01-02\n  period:", StringComparison.Ordinal));
        (await UpheldCommand.RunAsync("apply", past, "--data", data, "--language", "zh")).Errors.ShouldStartWith("upheld apply: plan.in_the_past: 有变更的生效日期早于今天");
        (await UpheldCommand.RunAsync("apply", _folder["none.yaml"], "--data", data)).ShouldSatisfyAllConditions(
            r => r.ExitCode.ShouldBe(2), r => r.Errors.ShouldBe($"upheld apply: file.missing: there is no file {_folder["none.yaml"]}\n"));
    }

    private static string Compact(string json) => JsonSerializer.Serialize(
        JsonDocument.Parse(json).RootElement, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }
}
