using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Upheld.Kernel.Operations;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;

namespace Upheld.Commitments.Plans;

/// <summary>The server's side of <c>upheld plan</c>.</summary>
internal sealed class PlanOperation(SliceRunner slices) : IOperation
{
    public string Name => "plan";

    public async Task<OperationAnswer> RunAsync(JsonObject request, CancellationToken cancellation)
    {
        var plan = await slices.RunAsync<PlanContracts, ContractPlan>(
            Scope.Installation("contract files may name any customer"),
            planning => planning.ExecuteAsync(FilesOfRequest.Files(request), FilesOfRequest.Flag(request, "prune"), (string?)request["customer"], null, cancellation),
            cancellation);
        return new OperationAnswer(plan.Lint.IsClean ? 0 : 1, Print(plan, request), Faults(plan, request));
    }

    /// <summary>For standard error: one line per error.</summary>
    public static string Faults(ContractPlan plan, JsonObject request)
    {
        using var lines = new StringWriter { NewLine = "\n" };
        plan.Lint.WriteLines(lines, FilesOfRequest.LanguageOf(request));
        return lines.ToString();
    }

    /// <summary>The plan as the caller wants it: JSON or text.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="request">What the caller wants.</param>
    /// <param name="restatement">The restatement that waits for approval of the plan; null when there is none.</param>
    public static string Print(ContractPlan plan, JsonObject request, Guid? restatement = null)
    {
        var language = FilesOfRequest.LanguageOf(request);
        if (!FilesOfRequest.Flag(request, "json"))
        {
            using var text = new StringWriter();
            PlanReport.WriteText(plan, text, language);
            return text.ToString();
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            PlanReport.WriteJson(plan, json, language, restatement);
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
