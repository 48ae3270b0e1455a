using System.Globalization;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Contracts.Wording;
using Upheld.Design.Components;

namespace Upheld.Commitments.Scorecard;

/// <summary>Every promise in the scope with its judgement, worst first. A page and its live stream render the same component; it reads for itself, so that each
/// refresh reads anew.</summary>
public sealed partial class ScorecardTable
{
    private IReadOnlyList<Row> _all = [];
    private IReadOnlyList<Row> _rows = [];
    private string? _customer;

    /// <summary>The one customer of the scope; null on the overview, where each row names its customer.</summary>
    [Parameter] public Guid? Customer { get; set; }

    /// <summary>The path of the page.</summary>
    [Parameter, EditorRequired] public string Page { get; set; } = "/";

    /// <summary>Only rows that hold this text.</summary>
    [Parameter] public string? Query { get; set; }

    /// <summary>Only <c>missed</c>, <c>at-risk</c>, <c>unproved</c> or <c>good</c> ones.</summary>
    [Parameter] public string? Show { get; set; }

    /// <summary>The order as it stands in the address; null for worst first.</summary>
    [Parameter] public string? Sort { get; set; }

    [Inject] private ReadScorecard Scorecards { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var scorecards = await Scorecards.ExecuteAsync(CancellationToken.None);
        _customer = Customer is null ? null : scorecards.FirstOrDefault()?.Name;
        _all = [.. scorecards.SelectMany(c => c.Promises.Select(p => new Row(p, c.Title, Customer is null)))
            .OrderBy(r => r.Urgency).ThenBy(r => r.Left ?? 101).ThenBy(r => r.Title, StringComparer.CurrentCulture)];
        _rows = Sorted([.. _all.Where(r => (Show is null || Group(r) == Show) && r.Holds(Query))]);
    }

    private static string Group(Row row) => row.Figure.Rank() switch { 0 => "missed", 1 => "at-risk", 2 or 3 => "unproved", _ => "good" };

    private int Count(string group) => _all.Count(r => Group(r) == group);

    private string Number(string group) => Count(group).ToString(CultureInfo.CurrentCulture);

    private string Link(string group) => Show == group ? Page : $"{Page}?show={group}";

    private IReadOnlyList<Row> Sorted(IReadOnlyList<Row> rows)
    {
        var sorted = Sort?.TrimStart('-') switch
        {
            "promise" => rows.OrderBy(r => r.Title, StringComparer.CurrentCulture),
            "verdict" => rows.OrderBy(r => r.Figure.Rank()),
            "figure" => rows.OrderBy(r => r.Figure.Figure is { } figure ? decimal.Parse(figure, CultureInfo.InvariantCulture) : decimal.MaxValue),
            "budget" => rows.OrderBy(r => r.Left ?? 101),
            "owner" => rows.OrderBy(r => r.Owner, StringComparer.CurrentCulture),
            "evidence" => rows.OrderBy(r => r.Evidence ?? Instant.MinValue),
            _ => null,
        };
        return sorted is null ? rows : Sort![0] == '-' ? [.. sorted.Reverse()] : [.. sorted];
    }

    /// <summary>A promise as its row shows it.</summary>
    private sealed record Row(PromiseCard Card, LocalText CustomerTitle, bool NamesCustomer)
    {
        public IndicatorFigure Figure => Card.Figure;

        public string Title => Card.Spec.Shown.Text();

        public string Where => NamesCustomer ? $"{CustomerTitle.Text()} · {Card.ContractTitle.Text()}" : Card.ContractTitle.Text();

        public string Href => $"/c/{Card.Customer}/promises/{Card.Id}";

        public string Owner => DefaultRoles.Title(Card.Spec.Accountable).Text();

        public string Days => Card.Window.Days(Card.Spec.Window.Kind);

        /// <summary>Whether an outage goes on now.</summary>
        public bool IsDown => Figure.Services.Any(s => s.Answer.Outages is [.., { End: null }]);

        /// <summary>The order of judgement, but an outage that goes on stands right after what is at risk.</summary>
        public int Urgency => IsDown ? Math.Min(2 * Figure.Rank(), 3) : 2 * Figure.Rank();

        public long? Left => Figure.BudgetLeftPercent();

        /// <summary>To the minute, so that a row in which nothing else happened stays the same from one refresh to the next.</summary>
        public Instant? Evidence => Figure.LastEvidence is { } at ? Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60) : null;

        public bool Holds(string? text) => string.IsNullOrWhiteSpace(text)
            || $"{Title} {Where} {Owner}".Contains(text.Trim(), StringComparison.CurrentCultureIgnoreCase);
    }
}
