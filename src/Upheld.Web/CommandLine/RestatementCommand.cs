using System.Text.Json.Nodes;
using Upheld.Web.Hosting;
using Upheld.Web.LocalSocket;

namespace Upheld.Web.CommandLine;

/// <summary><c>upheld restatement</c>: what was asked of the past, and the second person's word on it.</summary>
internal sealed class RestatementCommand : ICommandLineCommand
{
    public string Name => "restatement";

    public string Help => "lists changes of the past that were asked for; ID shows one; ID --approve|--decline --person E-MAIL decides it; the password is read from standard input";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var arguments = new Arguments(words, "approve", "decline", "json");
        var settings = ServerSettings.From(arguments);
        var (approves, declines) = (arguments.Flag("approve"), arguments.Flag("decline"));
        var request = new JsonObject
        {
            ["id"] = arguments.Files.Count > 0 ? arguments.Files[0] : null,
            ["approve"] = approves,
            ["decline"] = declines,
            ["json"] = arguments.Flag("json"),
            ["person"] = arguments.Option("person"),
            ["language"] = arguments.Option("language") ?? UserLanguage.OfProcess(),
        };
        if (arguments.Unknown() is [var unknown, ..])
        {
            await terminal.Error.WriteLineAsync($"upheld {Name}: option.unknown: there is no option --{unknown}");
            return ExitCode.WrongInput;
        }

        if (arguments.Files.Count > 1 || (approves && declines) || ((approves || declines) && arguments.Files.Count == 0))
        {
            await terminal.Error.WriteLineAsync($"upheld {Name}: option.contradiction: name one restatement, and either --approve or --decline");
            return ExitCode.WrongInput;
        }

        if (approves || declines)
        {
            using var input = new StreamReader(terminal.In);
            request["password"] = await input.ReadLineAsync(cancellation);
        }

        return await LocalRunner.RunAsync(settings, Name, request, terminal, cancellation);
    }
}
