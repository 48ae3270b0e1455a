using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Plans;
using Upheld.Kernel.Access;
using Upheld.Kernel.Results;

namespace Upheld.Commitments.Restatements;

/// <summary>Changes of the past that wait for a second person, and those that were decided.</summary>
public sealed partial class RestatementsPage
{
    private readonly List<(Restatement Restatement, ContractPlan Plan)> _waiting = [];
    private List<Restatement> _decided = [];
    private PersonEntry? _reader;
    private Error? _failure;

    [Inject] private ReadRestatements Restatements { get; set; } = null!;

    [Inject] private DecideRestatement Deciding { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm] private Guid Restatement { get; set; }

    [SupplyParameterFromForm] private string? Decision { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _reader = PersonEntry.Of(Http.User);
        var all = await Restatements.ExecuteAsync(Http.RequestAborted);
        foreach (var waiting in all.Where(r => r.State == RestatementState.Pending))
        {
            _waiting.Add((waiting, await Restatements.PlanAsync(waiting, Http.RequestAborted)));
        }

        _decided = [.. all.Where(r => r.State != RestatementState.Pending)];
    }

    private async Task DecideAsync()
    {
        var done = Decision == "approve"
            ? await Deciding.ApproveAsync(Restatement, _reader!, Http.RequestAborted)
            : await Deciding.DeclineAsync(Restatement, _reader!, Http.RequestAborted);
        if (done.IsOk)
        {
            Navigation.NavigateTo("/restatements");
        }
        else
        {
            _failure = done.Error;
        }
    }

    private static string Value(SpecValue? value) => value is null ? "–" : CanonicalJson.Text(value);
}
