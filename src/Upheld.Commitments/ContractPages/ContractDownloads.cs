using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Upheld.Commitments.ContractFiles;
using Upheld.Commitments.InForce;
using Upheld.Commitments.Plans;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.ContractPages;

/// <summary>What is in force as files that <c>upheld apply</c> reads back.</summary>
internal static class ContractDownloads
{
    private const string Yaml = "application/yaml";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/c/{customer:guid}/export.yaml", Whole).WithName("ExportCustomer").RequireAuthorization(KernelPolicies.SeeCustomer);
        app.MapGet("/c/{customer:guid}/contracts/{name}/export.yaml", One).WithName("ExportContract").RequireAuthorization(KernelPolicies.SeeCustomer);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Whole(Guid customer, UpheldDb db, ExportContracts export, CancellationToken cancellation)
    {
        var id = new CustomerId(customer);
        return await db.Set<CustomerRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Customer == id, cancellation) is { } row
            ? TypedResults.File(Encoding.UTF8.GetBytes(await export.ExecuteAsync(row.Name, cancellation)), Yaml, $"{row.Name}.yaml")
            : TypedResults.NotFound();
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> One(Guid customer, string name, ReadContracts contracts, CancellationToken cancellation) =>
        await contracts.FindAsync(new CustomerId(customer), name, cancellation) is { } contract
            ? TypedResults.File(Encoding.UTF8.GetBytes(SpecYaml.Write([contract.Document])), Yaml, $"{name}.yaml")
            : TypedResults.NotFound();
}
