using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Commitments.Restatements;
using Upheld.Kernel.Operations;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;

namespace Upheld.Commitments.Plans;

/// <summary>The server's side of <c>upheld apply</c>. With <c>"restate": true</c> nothing is applied yet: a second person must approve.</summary>
internal sealed class ApplyOperation(SliceRunner slices, IServiceScopeFactory services) : IOperation
{
    private static readonly Scope All = Scope.Installation("contract files may name any customer");

    public string Name => "apply";

    public async Task<OperationAnswer> RunAsync(JsonObject request, CancellationToken cancellation)
    {
        if (FilesOfRequest.Flag(request, "restate"))
        {
            return await RestateAsync(request, cancellation);
        }

        var outcome = await slices.RunAsync<ApplyContracts, ApplyOutcome>(
            All,
            apply => apply.ExecuteAsync(
                FilesOfRequest.Files(request), FilesOfRequest.Flag(request, "prune"), (string?)request["customer"], (string?)request["plan"], cancellation),
            cancellation);
        return outcome.Error is { } error
            ? new OperationAnswer(2, PlanOperation.Print(outcome.Plan, request), PlanOperation.Faults(outcome.Plan, request)
                + $"upheld apply: {error.Code}: {PlanErrors.Message(error, outcome.Plan, FilesOfRequest.LanguageOf(request))}\n")
            : new OperationAnswer(0, PlanOperation.Print(outcome.Plan, request));
    }

    private async Task<OperationAnswer> RestateAsync(JsonObject request, CancellationToken cancellation)
    {
        var language = FilesOfRequest.LanguageOf(request);
        var person = await RestatementOperation.PersonAsync(services, request, cancellation);
        if (!person.IsOk)
        {
            return new OperationAnswer(2, "", $"upheld apply: {person.Error.Code}: {RestatementErrors.Message(person.Error, language)}\n");
        }

        var outcome = await slices.RunAsync<RequestRestatement, RestatementOutcome>(
            All,
            ask => ask.ExecuteAsync(
                FilesOfRequest.Files(request), FilesOfRequest.Flag(request, "prune"), (string?)request["customer"], (string?)request["plan"], (string?)request["reason"], person.Value,
                cancellation),
            cancellation);
        return outcome.Error is { } error
            ? new OperationAnswer(2, PlanOperation.Print(outcome.Plan, request), PlanOperation.Faults(outcome.Plan, request)
                + $"upheld apply: {error.Code}: {RestatementErrors.Message(error, language) ?? PlanErrors.Message(error, outcome.Plan, language)}\n")
            : new OperationAnswer(0, PlanOperation.Print(outcome.Plan, request, outcome.Id) + (FilesOfRequest.Flag(request, "json") ? "" : RestatementOperation.Waits(outcome.Id!.Value).In(language) + "\n"));
    }
}
