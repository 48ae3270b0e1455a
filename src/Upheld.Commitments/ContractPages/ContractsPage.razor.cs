using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Restatements;
using Upheld.Commitments.Scorecard;

namespace Upheld.Commitments.ContractPages;

/// <summary>The contracts with every customer.</summary>
public sealed partial class ContractsPage
{
    private IReadOnlyList<ContractRow> _contracts = [];
    private IReadOnlyList<ContractRow> _shown = [];
    private int _restatements;

    [Inject] private ReadContracts Contracts { get; set; } = null!;

    [Inject] private ReadRestatements Restatements { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] private string? Query { get; set; }

    [SupplyParameterFromQuery] private string? Sort { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _contracts = await Contracts.ExecuteAsync(Http.RequestAborted);
        _restatements = await Restatements.WaitingAsync(Http.RequestAborted);
        _shown = Sorted([.. _contracts.Where(Holds)]);
    }

    private bool Holds(ContractRow row) => string.IsNullOrWhiteSpace(Query)
        || $"{Text(row.Title)} {Text(row.CustomerTitle)} {row.Name}".Contains(Query.Trim(), StringComparison.CurrentCultureIgnoreCase);

    private IReadOnlyList<ContractRow> Sorted(IReadOnlyList<ContractRow> rows)
    {
        var sorted = Sort?.TrimStart('-') switch
        {
            "customer" => rows.OrderBy(r => Text(r.CustomerTitle), StringComparer.CurrentCulture),
            "start" => rows.OrderBy(r => r.Period.Start),
            "promises" => rows.OrderBy(r => r.PromiseCount),
            "version" => rows.OrderBy(r => r.Version),
            _ => rows.OrderBy(r => Text(r.Title), StringComparer.CurrentCulture),
        };
        return Sort is ['-', ..] ? [.. sorted.Reverse()] : [.. sorted];
    }

    private static string Text(LocalText text) => text.Text();
}
