using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Kernel.Operations;
using Upheld.Web.CommandLine;
using Upheld.Web.Hosting;

namespace Upheld.Web.Tests.Harness;

/// <summary>The whole program on a real port, with a data folder of its own.</summary>
internal sealed class RunningUpheld : IAsyncDisposable
{
    public const string Email = "ann@example.com";
    public const string Password = "correct horse battery";

    private readonly string _folder;

    private RunningUpheld(WebApplication app, string folder) => (App, _folder) = (app, folder);

    public WebApplication App { get; }

    /// <summary>Its data folder.</summary>
    public string Folder => _folder;

    public Uri Address => new(App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
        .First(a => a.StartsWith("http://127", StringComparison.Ordinal)).Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    public static async Task<RunningUpheld> StartAsync(Action<IServiceCollection>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("upheld-web-").FullName;
        var policy = Path.Combine(folder, "policy.yaml");
        await File.WriteAllTextAsync(policy, "version: 1\nallow:\n  - networks: [ 127.0.0.0/8, \"::1\" ]\n");
        var settings = ServerSettings.From(new Arguments(["--data", folder, "--urls", "http://localhost:0", "--node", "test", "--network-policy", policy]));
        var running = new RunningUpheld(UpheldHost.Build(settings, loops: true, configure), folder);
        await UpheldHost.PrepareAsync(running.App, TestContext.Current.CancellationToken);
        await running.App.StartAsync(TestContext.Current.CancellationToken);
        return running;
    }

    /// <summary>Starts it with its administrator in place.</summary>
    public static async Task<RunningUpheld> StartSetUpAsync(Action<IServiceCollection>? configure = null)
    {
        var running = await StartAsync(configure);
        await running.DoAsync("setup", new JsonObject { ["host"] = "localhost", ["email"] = Email, ["name"] = "Ann Li", ["password"] = Password });
        return running;
    }

    /// <summary>Applies a contract file as <c>upheld apply</c> does.</summary>
    public Task ApplyAsync(string yaml) => DoAsync("apply", new JsonObject
    {
        ["files"] = new JsonArray(new JsonObject { ["name"] = "test.yaml", ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(yaml)) }),
    });

    /// <summary>Makes a report as <c>upheld report</c> does.</summary>
    public Task ReportAsync() => DoAsync("report", new JsonObject { ["folder"] = _folder });

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task DoAsync(string operation, JsonObject request)
    {
        var answer = await App.Services.GetServices<IOperation>().Single(o => o.Name == operation).RunAsync(request, TestContext.Current.CancellationToken);
        if (answer.ExitCode != 0)
        {
            throw new InvalidOperationException($"{operation}: {answer.Output} {answer.Errors}");
        }
    }
}
