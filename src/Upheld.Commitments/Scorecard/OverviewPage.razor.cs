using Microsoft.AspNetCore.Components;

namespace Upheld.Commitments.Scorecard;

/// <summary>The start page: every promise to every customer, worst first.</summary>
public sealed partial class OverviewPage
{
    [SupplyParameterFromQuery(Name = "q")] private string? Query { get; set; }

    [SupplyParameterFromQuery] private string? Show { get; set; }

    [SupplyParameterFromQuery] private string? Sort { get; set; }
}
