using System.Text.Json.Nodes;
using Upheld.Kernel.Operations;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;

namespace Upheld.Commitments.Plans;

/// <summary>The server's side of <c>upheld export</c>.</summary>
internal sealed class ExportOperation(SliceRunner slices) : IOperation
{
    public string Name => "export";

    public async Task<OperationAnswer> RunAsync(JsonObject request, CancellationToken cancellation) => new(
        0,
        await slices.RunAsync<ExportContracts, string>(
            Scope.Installation("an export may hold every customer"), export => export.ExecuteAsync((string?)request["customer"], cancellation), cancellation));
}
