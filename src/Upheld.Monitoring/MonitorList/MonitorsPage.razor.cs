using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Design;

namespace Upheld.Monitoring.MonitorList;

/// <summary>Every monitor of the installation: filtered, sorted and paged by its address.</summary>
public sealed partial class MonitorsPage
{
    private MonitorQuestion _question = new();
    private MonitorListContent _content = null!;

    [Inject] private ShowMonitors Showing { get; set; } = null!;

    [Inject] private IStringLocalizer<T> W { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [CascadingParameter] private DateTimeZone? PageZone { get; set; }

    [SupplyParameterFromQuery] private string? Sort { get; set; }

    private bool IsFiltered => _question is not { Text: null, State: null, Customer: null, Kind: null, After: null };

    private IEnumerable<CustomerEntry> Customers => _content.Customers.Values.OrderBy(c => c.Title.InReader(), StringComparer.CurrentCulture);

    private string Query => Http.Request.QueryString.Value ?? "";

    protected override async Task OnInitializedAsync()
    {
        _question = MonitorListAddress.Read(Http.Request.Query);
        _content = await Showing.ExecuteAsync(_question, PageZone ?? DateTimeZone.Utc, Http.RequestAborted);
    }

    private static string Lower(LiveState state) => state.ToString().ToLowerInvariant();

    private string Here(string name, string? value) => Navigation.GetUriWithQueryParameter(name, value);
}
