using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Tests.ContractFiles;

public sealed class LintReportTests
{
    private static readonly Contracts.Files.LintReport Report = Given.Lint(
        "apiVersion: upheld/v1\nkind: Customer\nmetadata: { name: acme }\nspec: { timezone: UTC }\n");

    [Fact]
    public void A_report_reads_as_json_in_either_language()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Report.WriteJson(json, Language.Chinese);
        }

        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe(
            "{\"version\":1,\"faults\":["
            + "{\"file\":\"contract.yaml\",\"line\":4,\"column\":7,\"path\":\"spec\",\"severity\":\"error\",\"code\":\"schema.missing\",\"message\":\"缺少字段“timeZone”，其内容应为时区，如 Asia/Shanghai。\",\"hint\":null},"
            + "{\"file\":\"contract.yaml\",\"line\":4,\"column\":9,\"path\":\"spec.timezone\",\"severity\":\"error\",\"code\":\"schema.unknown_field\",\"message\":\"这里没有字段“timezone”。\",\"hint\":\"是否想写“timeZone”？\"}]}");
    }

    [Fact]
    public void Each_error_is_one_line_for_standard_error()
    {
        var lines = new StringWriter { NewLine = "\n" };
        Report.WriteLines(lines, Language.English);

        lines.ToString().ShouldBe(
            "contract.yaml:4:7:spec: schema.missing: The field “timeZone” is missing; it holds a time zone such as Asia/Shanghai.\n"
            + "contract.yaml:4:9:spec.timezone: schema.unknown_field: There is no field “timezone” here.\n");
    }

    [Fact]
    public void People_read_the_hint_and_a_summary()
    {
        var text = new StringWriter { NewLine = "\n" };
        Report.WriteText(text, Language.English);

        text.ToString().ShouldEndWith("    There is no field “timezone” here.\n    → Did you mean “timeZone”?\n1 document(s): 2 error(s), 0 warning(s).\n");
    }
}
