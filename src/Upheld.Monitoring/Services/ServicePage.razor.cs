using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Kernel.Ids;

namespace Upheld.Monitoring.Services;

/// <summary>One service: how available it was, what is left of its budgets, and what it is made of.</summary>
public sealed partial class ServicePage
{
    private ServiceView? _view;

    [Inject] private ReadService Reading { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [CascadingParameter] private DateTimeZone? PageZone { get; set; }

    /// <summary>Whose it is.</summary>
    [Parameter] public Guid Customer { get; set; }

    /// <summary>The service.</summary>
    [Parameter] public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _view = await Reading.ExecuteAsync(new CustomerId(Customer), new ServiceId(Id), PageZone ?? DateTimeZone.Utc, Http.RequestAborted);
        if (_view is null)
        {
            Navigation.NotFound();
        }
    }
}
