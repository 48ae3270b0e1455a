using System.Text.Json.Nodes;
using Upheld.Web.Hosting;
using Upheld.Web.LocalSocket;

namespace Upheld.Web.CommandLine;

/// <summary><c>upheld plan | apply | export</c>: what the server does with contract files.</summary>
internal sealed class ContractCommand(string name, string help) : ICommandLineCommand
{
    public string Name => name;

    public string Help => help;

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var arguments = new Arguments(words, "prune", "json", "approve", "restate");
        var settings = ServerSettings.From(arguments);
        var restates = name == "apply" && arguments.Flag("restate");
        if (restates && arguments.Files.Contains("-"))
        {
            await terminal.Error.WriteLineAsync($"upheld {name}: restatement.input_taken: with --restate standard input holds the password; write the contract into a file");
            return ExitCode.WrongInput;
        }

        if (await ContractFiles.ReadAsync(name, arguments.Files, terminal) is not { } files)
        {
            return ExitCode.WrongInput;
        }

        var request = new JsonObject
        {
            ["prune"] = arguments.Flag("prune"),
            ["json"] = arguments.Flag("json"),
            ["customer"] = arguments.Option("customer"),
            ["plan"] = arguments.Option("plan"),
            ["language"] = arguments.Option("language") ?? UserLanguage.OfProcess(),
            ["files"] = new JsonArray([.. files.Select(f => (JsonNode)new JsonObject
            {
                ["name"] = f.Name, ["content"] = Convert.ToBase64String(f.Content.Span),
            })]),
        };
        _ = arguments.Flag("approve");
        if (restates)
        {
            using var input = new StreamReader(terminal.In);
            request["restate"] = true;
            request["reason"] = arguments.Option("reason");
            request["person"] = arguments.Option("person");
            request["password"] = await input.ReadLineAsync(cancellation);
        }

        if (arguments.Unknown() is [var unknown, ..])
        {
            await terminal.Error.WriteLineAsync($"upheld {name}: option.unknown: there is no option --{unknown}");
            return ExitCode.WrongInput;
        }

        if (name != "export" && files.All(f => f.Content.Span.Trim(" \t\r\n"u8).IsEmpty)) // least of all with --prune, which would retire everything
        {
            await terminal.Error.WriteLineAsync($"upheld {name}: files.missing: name the contract files to {name}");
            return ExitCode.WrongInput;
        }

        return await LocalRunner.RunAsync(settings, name, request, terminal, cancellation);
    }
}
