using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Upheld.Evidence.Receipts;
using Upheld.Kernel.Access;
using Upheld.Kernel.Ledger.ReadApi;
using Upheld.Kernel.Results;

namespace Upheld.Commitments.Scorecard;

/// <summary>The receipt of a customer's fact as a file: the end of the way down.</summary>
internal static class DownloadReceipt
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/c/{customer:guid}/receipts/{fact:guid}", Handle)
        .WithName(nameof(DownloadReceipt)).RequireAuthorization(KernelPolicies.SeeCustomer); // the customer's scope keeps other customers' facts out

    /// <summary>Where a fact's receipt is found.</summary>
    public static string Address(Guid customer, Guid fact) => $"/c/{customer}/receipts/{fact}";

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(Guid customer, Guid fact, BuildReceipt receipts, CancellationToken cancellation)
    {
        var receipt = await receipts.ExecuteAsync(fact, cancellation);
        return receipt.IsOk
            ? TypedResults.File(Encoding.UTF8.GetBytes(receipt.Value.ToText()), "text/plain; charset=utf-8", $"leaf-{receipt.Value.Index}{Receipt.Extension}")
            : receipt.Error.ToProblem();
    }
}
