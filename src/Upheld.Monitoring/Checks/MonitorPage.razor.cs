using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Results;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.MonitorList;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Probes;

namespace Upheld.Monitoring.Checks;

/// <summary>One monitor: how it is, how it was, and every check.</summary>
public sealed partial class MonitorPage
{
    private MonitorView? _view;
    private ProbeResult? _tested;
    private Error? _failure;

    [Inject] private ReadMonitor Reading { get; set; } = null!;

    [Inject] private TestMonitor Testing { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [CascadingParameter] private DateTimeZone? PageZone { get; set; }

    /// <summary>Whose it is.</summary>
    [Parameter] public Guid Customer { get; set; }

    /// <summary>The monitor.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery] private string? Range { get; set; }

    // As text: an address may hold anything, and what is no instant is as none.
    [SupplyParameterFromQuery(Name = "before")] private string? BeforeText { get; set; }

    private long? Before =>
        long.TryParse(BeforeText, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at is > 0 and < 253_402_300_799_000 ? at : null;

    private DateTimeZone Zone => PageZone ?? DateTimeZone.Utc;

    private ChartRange Chosen => ChartRanges.Read(Range);

    protected override async Task OnInitializedAsync()
    {
        var before = Before is { } at ? Instant.FromUnixTimeMilliseconds(at) : (Instant?)null;
        _view = await Reading.ExecuteAsync(new CustomerId(Customer), new MonitorId(Id), Chosen, before, Zone, Http.RequestAborted);
        if (_view is null)
        {
            Navigation.NotFound();
        }
    }

    /// <summary>The address that the job calls: on the host by which this page was asked for.</summary>
    private string Address(HeartbeatRow heartbeat) => $"{Navigation.BaseUri}h/{heartbeat.Token}";

    private async Task TestAsync()
    {
        var tested = await Testing.ExecuteAsync(new CustomerId(Customer), new MonitorId(Id), Http.RequestAborted);
        if (tested.IsOk)
        {
            _tested = tested.Value;
        }
        else
        {
            _failure = tested.Error;
        }
    }
}
