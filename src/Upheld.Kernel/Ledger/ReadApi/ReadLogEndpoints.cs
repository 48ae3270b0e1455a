using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Upheld.Evidence.Receipts;
using Upheld.Evidence.Tiles;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Results;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Settings;

namespace Upheld.Kernel.Ledger.ReadApi;

/// <summary>Logs over HTTP as C2SP tlog-tiles says: the path is the origin's, for a customer behind a read token. Beside it, receipts.</summary>
/// <remarks>Whatever may not be read does not exist: 404 without a reason. A tile never changes, so it is cached for ever; privately, as the token in the path can be revoked.</remarks>
internal static class ReadLogEndpoints
{
    private const string Forever = "private, max-age=31536000, immutable";
    private const string Ask = "private, no-cache"; // kept, but asked for again each time: 304 while the log has not grown
    private const string Checkpoint = "checkpoint";
    private const string TilePrefix = "tile/";
    private const string ReceiptPrefix = "receipt/";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods("/r/{token}/{**path}", Reading, ReadByTokenAsync)
            .RequireAuthorization(KernelPolicies.ReadLog).WithMetadata(new InstallationScopeAttribute("the read token names the log"));

        foreach (var log in new[] { "/c/{opaque:length(24)}/log", "/c/{opaque:length(24)}/{generation:int:min(2)}/log" })
        {
            app.MapMethods(log + "/{**resource}", Reading, ReadAsync)
                .RequireAuthorization(KernelPolicies.SeeInstallation).WithMetadata(new InstallationScopeAttribute("the provider's teams read every customer's log"));
        }

        foreach (var log in new[] { "/house/log", "/house/{generation:int:min(2)}/log" })
        {
            app.MapMethods(log + "/{**resource}", Reading, ReadAsync)
                .RequireAuthorization(KernelPolicies.Administer).WithMetadata(new InstallationScopeAttribute("the installation's own log"));
        }

        app.MapMethods("/c/{customer:guid}/receipt/{fact:guid}", Reading, ReadReceiptAsync).RequireAuthorization(KernelPolicies.SeeCustomer);
    }

    private static async Task<IResult> ReadByTokenAsync(string token, string? path, HttpContext http, UpheldDb db, InstallationSettings settings, ReadLogSlices slices)
    {
        var host = await settings.HostAsync(http.RequestAborted);
        if (host is null || !LogPath.TryParse(path ?? "", out var log, out var resource))
        {
            return TypedResults.NotFound();
        }

        var origin = $"{host}/{log}";
        var right = await db.Set<LogRow>().AsNoTracking().Where(l => l.Origin == origin).Select(l => l.ReadToken).SingleOrDefaultAsync(http.RequestAborted);
        return IsEqual(right, token) ? await AnswerAsync(origin, resource, slices, http.RequestAborted) : TypedResults.NotFound();
    }

    private static async Task<IResult> ReadAsync(string? resource, HttpContext http, InstallationSettings settings, ReadLogSlices slices)
    {
        var host = await settings.HostAsync(http.RequestAborted);
        return resource is null ? TypedResults.NotFound() : await AnswerAsync(host + http.Request.Path.Value![..^(resource.Length + 1)], resource, slices, http.RequestAborted);
    }

    private static async Task<IResult> ReadReceiptAsync(Guid fact, BuildReceipt build, HttpContext http)
    {
        var receipt = await build.ExecuteAsync(fact, http.RequestAborted);
        return receipt.IsOk ? Answer(fact, receipt.Value) : NotThere(receipt.Error);
    }

    private static async Task<IResult> AnswerAsync(string origin, string resource, ReadLogSlices slices, CancellationToken cancellation)
    {
        if (resource == Checkpoint)
        {
            var head = await slices.Checkpoint.ExecuteAsync(origin, cancellation);
            return head.IsOk
                ? new Cached(Ask, TypedResults.Bytes(Encoding.UTF8.GetBytes(head.Value.Note), "text/plain; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{head.Value.Size}\"")))
                : NotThere(head.Error);
        }

        if (resource.StartsWith(TilePrefix, StringComparison.Ordinal) && TileId.TryParse(resource[TilePrefix.Length..], out var id))
        {
            var tile = await slices.Tile.ExecuteAsync(origin, id, cancellation);
            return tile.IsOk ? new Cached(Forever, TypedResults.Bytes(tile.Value, "application/octet-stream")) : NotThere(tile.Error);
        }

        if (resource.StartsWith(ReceiptPrefix, StringComparison.Ordinal) && Guid.TryParseExact(resource[ReceiptPrefix.Length..], "D", out var fact))
        {
            var receipt = await slices.Receipt.ExecuteAsync(fact, origin, cancellation);
            return receipt.IsOk ? Answer(fact, receipt.Value) : NotThere(receipt.Error);
        }

        return TypedResults.NotFound();
    }

    private static Cached Answer(Guid fact, Receipt receipt) =>
        new(Ask, TypedResults.Bytes(Encoding.UTF8.GetBytes(receipt.ToText()), "text/plain; charset=utf-8", $"{fact}{Receipt.Extension}"));

    private static IResult NotThere(Error error) => error == ReadLogErrors.Pending ? new Pending() : TypedResults.NotFound();

    /// <summary>Takes as long for a wrong token, and for a log that is not there, as for the right one.</summary>
    private static bool IsEqual(string? right, string given) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(right ?? "")), SHA256.HashData(Encoding.UTF8.GetBytes(given))) && right is not null;

    private sealed class Cached(string control, IResult inner) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = control;
            return inner.ExecuteAsync(httpContext);
        }
    }

    /// <summary>Recorded and not signed yet.</summary>
    private sealed class Pending : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status404NotFound;
            httpContext.Response.Headers.RetryAfter = "2";
            return Task.CompletedTask;
        }
    }
}

/// <summary>What the endpoints call.</summary>
internal sealed record ReadLogSlices(ReadCheckpoint Checkpoint, ReadTile Tile, BuildReceipt Receipt);
