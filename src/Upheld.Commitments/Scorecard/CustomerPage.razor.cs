using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Upheld.Commitments.Customers;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Scorecard;

/// <summary>A customer's scorecard, with the ways to its contracts and services.</summary>
public sealed partial class CustomerPage
{
    private CustomerSummary? _customer;
    private string _title = "";

    /// <summary>Which customer.</summary>
    [Parameter] public Guid Customer { get; set; }

    [Inject] private ReadCustomer Customers { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] private string? Query { get; set; }

    [SupplyParameterFromQuery] private string? Show { get; set; }

    [SupplyParameterFromQuery] private string? Sort { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _customer = await Customers.ExecuteAsync(new CustomerId(Customer), Http.RequestAborted);
        _title = _customer?.Title.Text() ?? "";
        if (_customer is null)
        {
            Navigation.NotFound();
        }
    }
}
