using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Promises.Linting;

/// <summary>Looks for data sets with a recovery promise and no planned restore. A backup that nobody restores proves nothing.</summary>
internal static class RecoveryLint
{
    public static void Note(Document document, Promise promise, LintContext context)
    {
        if (promise.Indicator is not ("recoveryTime" or "recoveryPoint"))
        {
            return;
        }

        var customer = document.Spec.Text("customer");
        var dataSets = promise.Scope.DataSets ?? [.. context.Documents.OfKind("DataSet")
            .Where(d => d.Spec.Text("customer") is not { } owner || owner == customer).Select(d => d.Id.Name)];
        var proven = context.Documents.OfKind("RestoreProof")
            .SelectMany(p => p.Spec.Texts("dataSets").Append(p.Spec.Text("dataSet"))).ToHashSet();
        foreach (var dataSet in dataSets.Where(d => !proven.Contains(d)))
        {
            context.Faults.Add(PromiseFaults.RecoveryUnproven, document, promise.Path.Field("indicator"), ("dataSet", dataSet));
        }
    }
}
