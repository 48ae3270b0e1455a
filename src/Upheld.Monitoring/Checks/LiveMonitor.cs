using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Upheld.Design.Live;
using Upheld.Kernel.Access;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Checks;

/// <summary>The live parts of a monitor's page: drawn again at each change, and every few seconds for what the last check said.</summary>
internal sealed class LiveMonitor(SliceRunner slices, LiveRenderings renderings)
{
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(5);

    public static string Address(Guid customer, Guid monitor, ChartRange range) => $"/c/{customer}/monitors/{monitor}/live?range={range.Word()}";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/c/{customer:guid}/monitors/{id:guid}/live", Handle).WithName(nameof(LiveMonitor)).RequireAuthorization(KernelPolicies.SeeCustomer).WithMetadata(new OwnScopesAttribute());

    private static ServerSentEventsResult<string> Handle(HttpContext http, Guid customer, Guid id, string? range, LiveMonitor live, StreamReaders readers) =>
        LiveStream.Answer(
            http,
            cancellation => live.ContentsAsync(new CustomerId(customer), new MonitorId(id), ChartRanges.Read(range), cancellation),
            _ => readers.MayStillReadAsync(http, KernelPolicies.SeeCustomer));

    private IAsyncEnumerable<string> ContentsAsync(CustomerId customer, MonitorId id, ChartRange range, CancellationToken cancellation) =>
        renderings.RunAsync(AtLeastEvery, zone => RenderAsync(customer, id, range, zone, cancellation), cancellation);

    private Task<string?> RenderAsync(CustomerId customer, MonitorId id, ChartRange range, DateTimeZone zone, CancellationToken cancellation) =>
        slices.RunAsync<RenderMonitor, string?>(Scope.Customer(customer), render => render.ExecuteAsync(customer, id, range, zone, cancellation), cancellation);
}

/// <summary>The live parts as HTML.</summary>
internal sealed class RenderMonitor(ReadMonitor read, Fragments fragments)
{
    /// <returns>Null when there is no such monitor.</returns>
    public async Task<string?> ExecuteAsync(CustomerId customer, MonitorId id, ChartRange range, DateTimeZone zone, CancellationToken cancellation) =>
        await read.ExecuteAsync(customer, id, range, null, zone, cancellation) is { } view
            ? await fragments.RenderAsync<MonitorParts>(new Dictionary<string, object?> { [nameof(MonitorParts.Shown)] = new MonitorContent(view, range) })
            : null;
}
