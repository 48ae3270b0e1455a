using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Upheld.Commitments.Contracts;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;

namespace Upheld.Reporting.Reports;

/// <summary>The bundle of a report as a file. The same bytes for ever.</summary>
internal static class DownloadBundle
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/c/{customer:guid}/reports/{report:guid}/bundle.zip", Handle)
        .WithName(nameof(DownloadBundle)).RequireAuthorization(KernelPolicies.SeeCustomer);

    /// <summary>Where the bundle is found.</summary>
    public static string Address(Report report) => $"/c/{report.Customer}/reports/{report.Id}/bundle.zip";

    private static async Task<Results<PushStreamHttpResult, NotFound>> Handle(
        Guid customer, Guid report, ReadReports reports, ICustomerDirectory directory, UpheldDb db, HttpContext http)
    {
        if (await reports.FindAsync(new ReportId(report), http.RequestAborted) is not { } found || found.Customer.Value != customer)
        {
            return TypedResults.NotFound();
        }

        var name = (await directory.CustomersAsync(db, http.RequestAborted))[found.Customer].Name;
        http.Response.ContentLength = found.Size;
        http.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Stream(
            async output =>
            {
                await foreach (var part in reports.BundleAsync(found.Id, http.RequestAborted))
                {
                    await output.WriteAsync(part, http.RequestAborted);
                }
            },
            "application/zip",
            ReadReports.FileName(found, name));
    }
}
