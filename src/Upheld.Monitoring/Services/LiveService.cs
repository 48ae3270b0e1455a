using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Design.Live;
using Upheld.Kernel.Access;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Monitoring.Checks;

namespace Upheld.Monitoring.Services;

/// <summary>The live parts of a service's page.</summary>
internal sealed class LiveService(SliceRunner slices, LiveRenderings renderings)
{
    /// <summary>It folds days of checks, so it is drawn less often than a monitor's page.</summary>
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(15);

    public static string Address(Guid customer, Guid service) => $"/c/{customer}/services/{service}/live";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/c/{customer:guid}/services/{id:guid}/live", Handle).WithName(nameof(LiveService)).RequireAuthorization(KernelPolicies.SeeCustomer).WithMetadata(new OwnScopesAttribute());

    private static ServerSentEventsResult<string> Handle(HttpContext http, Guid customer, Guid id, LiveService live, StreamReaders readers) =>
        LiveStream.Answer(
            http, cancellation => live.ContentsAsync(new CustomerId(customer), new ServiceId(id), cancellation),
            _ => readers.MayStillReadAsync(http, KernelPolicies.SeeCustomer));

    private IAsyncEnumerable<string> ContentsAsync(CustomerId customer, ServiceId id, CancellationToken cancellation) =>
        renderings.RunAsync(AtLeastEvery, zone => RenderAsync(customer, id, zone, cancellation), cancellation);

    private Task<string?> RenderAsync(CustomerId customer, ServiceId id, DateTimeZone zone, CancellationToken cancellation) =>
        slices.RunAsync<RenderService, string?>(Scope.Customer(customer), render => render.ExecuteAsync(customer, id, zone, cancellation), cancellation);
}

/// <summary>The live parts as HTML.</summary>
internal sealed class RenderService(ReadService read, Fragments fragments)
{
    /// <returns>Null when there is no such service.</returns>
    public async Task<string?> ExecuteAsync(CustomerId customer, ServiceId id, DateTimeZone zone, CancellationToken cancellation) =>
        await read.ExecuteAsync(customer, id, zone, cancellation) is { } view
            ? await fragments.RenderAsync<ServiceParts>(new Dictionary<string, object?> { [nameof(ServiceParts.Shown)] = view })
            : null;
}
