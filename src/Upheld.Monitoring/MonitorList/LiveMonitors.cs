using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Upheld.Design.Live;
using Upheld.Design.Time;
using Upheld.Kernel.Access;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Signals;
using Upheld.Kernel.Slices;

namespace Upheld.Monitoring.MonitorList;

/// <summary>The list's live part: renders the table again when a state has changed, and now and then for what ages. Each rendering reads in a scope of its own.</summary>
internal sealed class LiveMonitors(SliceRunner slices, ChangeFeed changes, ReaderZone zones, TimeProvider time)
{
    /// <summary>Latencies and ages go stale without any change of state.</summary>
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(10);

    /// <summary>Many monitors that fail together change the table once.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/monitors/live", Handle).WithName(nameof(LiveMonitors)).RequireAuthorization(KernelPolicies.SeeInstallation);

    private static ServerSentEventsResult<string> Handle(HttpContext http, LiveMonitors live, StreamReaders readers)
    {
        var question = MonitorListAddress.Read(http.Request.Query);
        var page = $"/monitors{http.Request.QueryString.Value}";
        return LiveStream.Answer(
            http, cancellation => live.ContentsAsync(question, http.Request.Query["sort"], page, cancellation), _ => readers.MayStillReadAsync(http, KernelPolicies.SeeInstallation));
    }

    private async IAsyncEnumerable<string> ContentsAsync(MonitorQuestion question, string? sort, string page, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var scope = Scope.Installation("the list shows the monitors of every customer");
        var zone = zones.Current;
        while (true)
        {
            yield return await slices.RunAsync<RenderMonitors, string>(scope, render => render.ExecuteAsync(question, zone, sort, page, cancellation), cancellation);
            if (await changes.WaitAsync(AtLeastEvery, time, cancellation))
            {
                await Task.Delay(Gather, time, cancellation);
            }
        }
    }
}

/// <summary>The table as HTML.</summary>
internal sealed class RenderMonitors(ShowMonitors show, Fragments fragments)
{
    public async Task<string> ExecuteAsync(MonitorQuestion question, DateTimeZone zone, string? sort, string page, CancellationToken cancellation) =>
        await fragments.RenderAsync<MonitorTable>(
            new Dictionary<string, object?>
            {
                [nameof(MonitorTable.Content)] = await show.ExecuteAsync(question, zone, cancellation), [nameof(MonitorTable.Sort)] = string.IsNullOrEmpty(sort) ? null : sort,
            },
            page);
}
