using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.MonitorList;

namespace Upheld.Monitoring.Checks;

/// <summary>The checks of one slot: what was found, and the way to their proof.</summary>
public sealed partial class CheckPage
{
    private IReadOnlyList<ShownCheck> _checks = [];
    private bool _isFound;
    private LetGo? _letGo;
    private Instant _due;
    private string _title = "";

    [Inject] private ReadSlot Reading { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [CascadingParameter] private DateTimeZone? PageZone { get; set; }

    /// <summary>Whose it is.</summary>
    [Parameter] public Guid Customer { get; set; }

    /// <summary>The monitor.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>The slot of its schedule.</summary>
    [Parameter] public long Slot { get; set; }

    private DateTimeZone Zone => PageZone ?? DateTimeZone.Utc;

    protected override async Task OnInitializedAsync()
    {
        var found = Slot is >= 0 and <= uint.MaxValue
            ? await Reading.ExecuteAsync(new CustomerId(Customer), new MonitorId(Id), (uint)Slot, Http.RequestAborted)
            : null;
        if (found is not { Checks.Count: > 0 } and not { LetGo: not null })
        {
            Navigation.NotFound();
            return;
        }

        (_isFound, _checks, _letGo, _due, _title) = (true, found.Checks, found.LetGo, found.Due, found.Title.InReader());
    }

    private static string Record(ShownCheck check)
    {
        var record = new byte[Sample.Size];
        check.Sample.Sample.Write(record);
        return Convert.ToHexStringLower(record);
    }
}
