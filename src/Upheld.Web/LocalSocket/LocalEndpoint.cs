using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Upheld.Kernel.Access;
using Upheld.Kernel.Operations;

namespace Upheld.Web.LocalSocket;

/// <summary>Lets commands reach the running server over the socket in the data folder, which only the folder's owner can open.</summary>
internal static class LocalEndpoint
{
    public const string Path = "/local/operations/{name}";

    public static void Map(IEndpointRouteBuilder app) => app.MapPost(Path, Handle)
        .RequireAuthorization(KernelPolicies.LocalSocket).DisableAntiforgery();

    private static async Task<Results<Ok<OperationAnswer>, NotFound>> Handle(
        string name, JsonObject request, IEnumerable<IOperation> operations, CancellationToken cancellation) =>
        operations.FirstOrDefault(o => o.Name == name) is { } operation
            ? TypedResults.Ok(await operation.RunAsync(request, cancellation))
            : TypedResults.NotFound();
}
