using System.Text.Json.Nodes;
using Upheld.Kernel.Operations;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;

namespace Upheld.Commitments.Plans;

/// <summary>The server's side of <c>upheld apply</c>.</summary>
internal sealed class ApplyOperation(SliceRunner slices) : IOperation
{
    public string Name => "apply";

    public async Task<OperationAnswer> RunAsync(JsonObject request, CancellationToken cancellation)
    {
        var outcome = await slices.RunAsync<ApplyContracts, ApplyOutcome>(
            Scope.Installation("contract files may name any customer"),
            apply => apply.ExecuteAsync(
                FilesOfRequest.Files(request), FilesOfRequest.Flag(request, "prune"), (string?)request["customer"], (string?)request["plan"], cancellation),
            cancellation);
        return outcome.Error is { } error
            ? new OperationAnswer(2, PlanOperation.Print(outcome.Plan, request), PlanOperation.Faults(outcome.Plan, request)
                + $"upheld apply: {error.Code}: {PlanErrors.Message(error, outcome.Plan, FilesOfRequest.LanguageOf(request))}\n")
            : new OperationAnswer(0, PlanOperation.Print(outcome.Plan, request));
    }
}
