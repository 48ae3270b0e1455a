using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Design.Live;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Signals;

namespace Upheld.Commitments.Scorecard;

/// <summary>Keeps open scorecards up to date.</summary>
internal static class ScorecardLive
{
    public const string OverviewPath = "/live/scorecard";

    private const string CustomerPath = "/c/{customer:guid}/live";

    /// <summary>However much happens, a reader's table is drawn anew this often at most: it asks every source.</summary>
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(3);

    /// <summary>Bounds and outlooks move by the clock alone, so that a table is drawn anew even when nothing happened.</summary>
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(30);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(OverviewPath, (HttpContext http, StreamReaders readers, string? q, string? show, string? sort) =>
                Answer(http, readers, KernelPolicies.SeeInstallation, Scope.Installation("the overview shows the promises to every customer"), Parameters("/", null, q, show, sort)))
            .WithName("OverviewLive").RequireAuthorization(KernelPolicies.SeeInstallation).WithMetadata(new OwnScopesAttribute());
        app.MapGet(CustomerPath, (HttpContext http, StreamReaders readers, Guid customer, string? q, string? show, string? sort) =>
                Answer(http, readers, KernelPolicies.SeeCustomer, Scope.Customer(new CustomerId(customer)), Parameters($"/c/{customer}", customer, q, show, sort)))
            .WithName("CustomerLive").RequireAuthorization(KernelPolicies.SeeCustomer).WithMetadata(new OwnScopesAttribute());
    }

    /// <summary>The stream of a page with the page's own filters.</summary>
    public static string Address(string path, string? query, string? show, string? sort)
    {
        var filters = new QueryBuilder();
        foreach (var (name, value) in new[] { ("q", query), ("show", show), ("sort", sort) })
        {
            if (value is not null)
            {
                filters.Add(name, value);
            }
        }

        return path + filters;
    }

    private static Dictionary<string, object?> Parameters(string page, Guid? customer, string? query, string? show, string? sort) => new()
    {
        [nameof(ScorecardTable.Page)] = page,
        [nameof(ScorecardTable.Customer)] = customer,
        [nameof(ScorecardTable.Query)] = query,
        [nameof(ScorecardTable.Show)] = show,
        [nameof(ScorecardTable.Sort)] = sort,
    };

    private static ServerSentEventsResult<string> Answer(HttpContext http, StreamReaders readers, string policy, Scope scope, Dictionary<string, object?> parameters) =>
        LiveStream.Answer(http, cancellation => Contents(http.RequestServices, scope, parameters, cancellation), _ => readers.MayStillReadAsync(http, policy));

    private static async IAsyncEnumerable<string> Contents(
        IServiceProvider services, Scope scope, Dictionary<string, object?> parameters, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (feed, time) = (services.GetRequiredService<ChangeFeed>(), services.GetRequiredService<TimeProvider>());
        string? last = null;
        while (!cancellation.IsCancellationRequested)
        {
            var change = feed.WaitAsync(AtLeastEvery, time, cancellation); // before reading: what happens meanwhile is seen the next time
            var html = await RenderAsync(services.GetRequiredService<IServiceScopeFactory>(), scope, parameters, cancellation);
            if (html != last)
            {
                yield return last = html;
            }

            await Task.Delay(AtMostEvery, time, cancellation);
            await change;
        }
    }

    private static async Task<string> RenderAsync(IServiceScopeFactory services, Scope scope, Dictionary<string, object?> parameters, CancellationToken cancellation)
    {
        await using var slice = services.CreateAsyncScope();
        await slice.ServiceProvider.GetRequiredService<UpheldDb>().EnterAsync(scope, cancellation);
        return await slice.ServiceProvider.GetRequiredService<Fragments>().RenderAsync<ScorecardTable>(parameters, (string)parameters[nameof(ScorecardTable.Page)]!);
    }
}
