using System.Text;
using System.Text.Json;
using Upheld.Figures.Clocks;

namespace Upheld.Figures.Tests.Clocks;

/// <summary>One run of the command: what it wrote and returned.</summary>
internal sealed record ClockRun(int ExitCode, string Output, string[] Errors)
{
    public const string Office = """
        "office": { "timeZone": "Asia/Shanghai",
          "weekly": { "mon": [["09:00","12:00"],["13:00","18:00"]], "tue": [["09:00","18:00"]], "fri": [["09:00","18:00"]] },
          "closedDates": ["2026-10-01", "05-01"], "specialDays": { "2026-10-10": [["09:00","18:00"]] }, "breaks": { "2026-10-12": [["10:00","10:30"]] } }
        """;

    public static ClockRun Of(string request) => Of(new MemoryStream(Encoding.UTF8.GetBytes(request)));

    public static ClockRun Of(Stream request)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var code = ClockCommand.Run(request, output, errors);
        return new ClockRun(code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The answer to one case, as it stands in the output, without its id.</summary>
    public static string Answer(string fields)
    {
        var run = Of($$"""{ "version": 1, "calendars": { {{Office}} }, "cases": [ { "id": "c", {{fields}} } ] }""");
        run.Errors.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        const string Head = """{"version":1,"results":[{"id":"c",""";
        run.Output.ShouldStartWith(Head);
        return "{" + run.Output[Head.Length..^"]}\n".Length];
    }

    public JsonElement Results => JsonDocument.Parse(Output).RootElement.GetProperty("results");
}
