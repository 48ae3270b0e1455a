using System.Text.Json.Nodes;
using Upheld.Web.Hosting;
using Upheld.Web.LocalSocket;

namespace Upheld.Web.CommandLine;

/// <summary><c>upheld setup</c>: the first-run page for machines that nobody looks at.</summary>
internal sealed class SetUpCommand : ICommandLineCommand
{
    public string Name => "setup";

    public string Help => "sets a new installation up: --host NAME --email ADDRESS --name NAME; the password is read from standard input";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var arguments = new Arguments(words);
        var settings = ServerSettings.From(arguments);
        using var input = new StreamReader(terminal.In);
        var request = new JsonObject
        {
            ["host"] = arguments.Option("host"),
            ["email"] = arguments.Option("email"),
            ["name"] = arguments.Option("name"),
            ["password"] = await input.ReadLineAsync(cancellation),
        };
        return await LocalRunner.RunAsync(settings, Name, request, terminal, cancellation);
    }
}
