using Upheld.Web.Hosting;
using Upheld.Web.SetUp;

namespace Upheld.Web.CommandLine;

/// <summary><c>upheld serve</c>: the server.</summary>
internal sealed class ServeCommand : ICommandLineCommand
{
    public string Name => "serve";

    public string Help => "starts the server: --data DIR, --urls URL, --database POSTGRES, --network-policy FILE";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var arguments = new Arguments(words);
        var settings = ServerSettings.From(arguments);
        var language = LintCommand.LanguageOf(arguments);
        if (arguments.Unknown() is [var unknown, ..])
        {
            await terminal.Error.WriteLineAsync($"upheld serve: option.unknown: there is no option --{unknown}");
            return ExitCode.WrongInput;
        }

        using var held = settings.Data.TryLock();
        if (held is null)
        {
            await terminal.Error.WriteLineAsync($"upheld serve: data.locked: another process uses {settings.Data.Root}");
            return ExitCode.Surroundings;
        }

        await using var app = UpheldHost.Build(settings, loops: true);
        await UpheldHost.PrepareAsync(app, cancellation);
        await app.StartAsync(cancellation);
        await terminal.Error.WriteAsync(ReadyNotice.Text(settings, app.Urls, await IsSetUpAsync(app, cancellation), language));
        await app.WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }

    private static async Task<bool> IsSetUpAsync(WebApplication app, CancellationToken cancellation)
    {
        await using var services = app.Services.CreateAsyncScope();
        return !await services.ServiceProvider.GetRequiredService<SetUpInstallation>().IsPendingAsync(cancellation);
    }
}
