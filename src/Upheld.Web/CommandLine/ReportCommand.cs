using System.Text.Json.Nodes;
using Upheld.Web.Hosting;
using Upheld.Web.LocalSocket;

namespace Upheld.Web.CommandLine;

/// <summary><c>upheld report</c>: makes a report and writes its bundle.</summary>
internal sealed class ReportCommand : ICommandLineCommand
{
    public string Name => "report";

    public string Help => "writes a report with its evidence: [--customer NAME] [--period 2026-10] [--out FILE] [--force] [--json]";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var arguments = new Arguments(words, "force", "json");
        var settings = ServerSettings.From(arguments);
        var request = new JsonObject
        {
            ["customer"] = arguments.Option("customer"),
            ["period"] = arguments.Option("period"),
            ["out"] = arguments.Option("out") is { } path ? Path.GetFullPath(path) : null,
            ["folder"] = Directory.GetCurrentDirectory(),
            ["force"] = arguments.Flag("force"),
            ["json"] = arguments.Flag("json"),
        };
        if (arguments.Unknown() is [var unknown, ..])
        {
            await terminal.Error.WriteLineAsync($"upheld report: option.unknown: there is no option --{unknown}");
            return ExitCode.WrongInput;
        }

        if (arguments.Files is [var extra, ..])
        {
            await terminal.Error.WriteLineAsync($"upheld report: argument.unknown: '{extra}' is not understood; the file's name follows --out");
            return ExitCode.WrongInput;
        }

        return await LocalRunner.RunAsync(settings, Name, request, terminal, cancellation);
    }
}
