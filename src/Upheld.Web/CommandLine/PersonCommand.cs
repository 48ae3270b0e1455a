using System.Text.Json.Nodes;
using Upheld.Kernel.Access;
using Upheld.Web.Hosting;
using Upheld.Web.LocalSocket;

namespace Upheld.Web.CommandLine;

/// <summary><c>upheld person</c>: somebody else who can sign in, such as the second pair of eyes that a restatement needs.</summary>
internal sealed class PersonCommand : ICommandLineCommand
{
    public string Name => "person";

    public string Help => "adds somebody who can sign in: --email ADDRESS --name NAME [--role administrator|operator]; the password is read from standard input";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var arguments = new Arguments(words);
        var settings = ServerSettings.From(arguments);
        using var input = new StreamReader(terminal.In);
        var request = new JsonObject
        {
            ["email"] = arguments.Option("email"),
            ["name"] = arguments.Option("name"),
            ["role"] = arguments.Option("role") ?? Roles.Operator,
            ["language"] = arguments.Option("language") ?? UserLanguage.OfProcess(),
            ["password"] = await input.ReadLineAsync(cancellation),
        };
        if (arguments.Unknown() is [var unknown, ..])
        {
            await terminal.Error.WriteLineAsync($"upheld {Name}: option.unknown: there is no option --{unknown}");
            return ExitCode.WrongInput;
        }

        return await LocalRunner.RunAsync(settings, Name, request, terminal, cancellation);
    }
}
