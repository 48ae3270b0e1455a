using System.Text.Json.Nodes;
using Upheld.Kernel.Operations;
using Upheld.Kernel.Results;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Web.CommandLine;
using Upheld.Web.LocalSocket;

namespace Upheld.Web.SetUp;

internal static class SetUpServices
{
    public static void AddSetUp(this IServiceCollection services)
    {
        services.AddScoped<SetUpInstallation>();
        services.AddSingleton<SetUpGate>();
        services.AddSingleton<IOperation, SetUpOperation>();
    }
}

/// <summary>The server's side of <c>upheld setup</c>.</summary>
internal sealed class SetUpOperation(SliceRunner slices) : IOperation
{
    public string Name => "setup";

    public async Task<OperationAnswer> RunAsync(JsonObject request, CancellationToken cancellation)
    {
        var asked = new SetUpRequest((string?)request["host"], (string?)request["email"], (string?)request["name"], (string?)request["password"]);
        var done = await slices.RunAsync<SetUpInstallation, Result<Upheld.Kernel.Access.Person>>(
            Scope.Installation("set-up creates the installation"), setUp => setUp.ExecuteAsync(asked, cancellation), cancellation);
        return done.IsOk
            ? new OperationAnswer(ExitCode.Done, $"Set up. Sign in as {asked.Email}.\n")
            : new OperationAnswer(ExitCode.WrongInput, "", $"upheld setup: {done.Error.Code}: {done.Error.Message}\n");
    }
}
