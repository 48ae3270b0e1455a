using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Operations;
using Upheld.Web.CommandLine;
using Upheld.Web.Hosting;

namespace Upheld.Web.LocalSocket;

/// <summary>Runs an operation in the server that owns the data folder, or here under the folder's lock when no server runs.</summary>
internal static class LocalRunner
{
    public static async Task<int> RunAsync(ServerSettings settings, string operation, JsonObject request, Terminal terminal, CancellationToken cancellation)
    {
        var answer = await AskServerAsync(settings, operation, request, cancellation) ?? await RunHereAsync(settings, operation, request, cancellation);
        if (answer is null)
        {
            await terminal.Error.WriteLineAsync(
                $"upheld {operation}: data.locked: another process holds {settings.Data.Root} and does not answer on its socket; wait until it has started, or end it");
            return ExitCode.Surroundings;
        }

        await terminal.WriteAsync(answer.Output, cancellation);
        await terminal.Error.WriteAsync(answer.Errors);
        return answer.ExitCode;
    }

    private static async Task<OperationAnswer?> AskServerAsync(ServerSettings settings, string operation, JsonObject request, CancellationToken cancellation)
    {
        if (!File.Exists(settings.Data.Socket))
        {
            return null;
        }

        using var client = LocalClient.Create(settings.Data.Socket);
        try
        {
            using var response = await client.PostAsJsonAsync($"http://upheld/local/operations/{operation}", request, cancellation);
            if (!response.IsSuccessStatusCode)
            {
                return new OperationAnswer(
                    ExitCode.Surroundings, "", $"upheld {operation}: server.failed: the server answered {(int)response.StatusCode}; its log says why\n");
            }

            return await response.Content.ReadFromJsonAsync<OperationAnswer>(cancellation);
        }
        catch (HttpRequestException e) when (e.InnerException is SocketException)
        {
            return null; // a socket file that a killed server left behind
        }
    }

    private static async Task<OperationAnswer?> RunHereAsync(ServerSettings settings, string operation, JsonObject request, CancellationToken cancellation)
    {
        using var held = settings.Data.TryLock();
        if (held is null)
        {
            return null;
        }

        await using var app = UpheldHost.Build(settings, loops: false);
        await UpheldHost.PrepareAsync(app, cancellation);
        var answer = await app.Services.GetServices<IOperation>().Single(o => o.Name == operation).RunAsync(request, cancellation);
        await app.Services.GetRequiredService<ILedgerWriter>().DrainAsync(cancellation);
        return answer;
    }
}
