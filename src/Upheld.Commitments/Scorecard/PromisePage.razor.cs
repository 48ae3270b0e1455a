using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Wording;
using Upheld.Commitments.Indicators;
using Upheld.Design.Charts;
using Upheld.Design.Time;
using Upheld.Figures.Availability;
using Upheld.Figures.Windows;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Scorecard;

/// <summary>The way down from a promise's figure: figure, formula, terms, outages, facts, receipts.</summary>
public sealed partial class PromisePage
{
    private const int MostOutages = 100;

    private PromiseDetail? _detail;
    private ServiceFigure? _service;
    private string _indicator = "";
    private string? _responsible;
    private string? _previous;
    private string? _next;

    /// <summary>Whose promise.</summary>
    [Parameter] public Guid Customer { get; set; }

    /// <summary>Which promise.</summary>
    [Parameter] public Guid Promise { get; set; }

    [Inject] private ReadPromise Promises { get; set; } = null!;

    [Inject] private IndicatorCatalogue Catalogue { get; set; } = null!;

    [Inject] private IClock Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "window")] private string? FirstDay { get; set; }

    [SupplyParameterFromQuery(Name = "service")] private string? ServiceName { get; set; }

    private PromiseCard Card => _detail!.Card;

    private DateTimeZone Zone => DateTimeZoneProviders.Tzdb[Card.TimeZone];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Instant? at = FirstDay is not null && InstantPattern.ExtendedIso.Parse(FirstDay) is { Success: true, Value: var asked } ? asked : null;
        _detail = await Promises.ExecuteAsync(new CustomerId(Customer), new PromiseId(Promise), at, Http.RequestAborted);
        if (_detail is null)
        {
            Navigation.NotFound();
            return;
        }

        _indicator = Capital(Catalogue.Find(Card.Spec.Indicator)?.Title.Text() ?? Card.Spec.Indicator);
        _responsible = Card.Spec.Responsible is { Count: > 0 } doing ? string.Join(P["Comma"], doing.Select(Owner)) : null;
        _service = Card.Figure.Services.FirstOrDefault(s => s.Name == ServiceName)
            ?? Card.Figure.Services.OrderBy(s => s.Answer.Availability.Value ?? Figures.Exact.Rational.One).FirstOrDefault();
        _previous = StartOf(Card.Series.Previous(Card.Window), started: true);
        _next = StartOf(Card.Series.Next(Card.Window), started: true);
    }

    /// <summary>A window's first instant, when the window is one of the promise's: it has begun, and the contract with it.</summary>
    private string? StartOf(Window? window, bool started) =>
        window is { } other && Card.Spec.Window.Kind != Contracts.Model.WindowKind.Rolling
        && (!started || Instant.FromUnixTimeMilliseconds(other.Span.Start) <= Clock.GetCurrentInstant())
        && (_detail!.Terms is null || other.EndDay > LocalDatePattern.Iso.Parse(_detail.Terms.PeriodStart).Value)
            ? When.Iso(Instant.FromUnixTimeMilliseconds(other.Span.Start)) : null;

    private string WindowLink(string start) => $"/c/{Customer}/promises/{Promise}?window={start}";

    /// <summary>Where a report is made: about this window when it has ended, else about what runs.</summary>
    private string ReportLink => $"/reports?customer={_detail!.Customer.Name}"
        + (Card.Window.Span.End <= Clock.GetCurrentInstant().ToUnixTimeMilliseconds()
            ? $"&period={LocalDatePattern.Iso.Format(Card.Window.FirstDay)}/{LocalDatePattern.Iso.Format(Card.Window.EndDay.PlusDays(-1))}" : "");

    private string ServiceLink(ServiceFigure service) =>
        $"/c/{Customer}/promises/{Promise}?service={service.Name}{(FirstDay is null ? "" : $"&window={Uri.EscapeDataString(FirstDay)}")}";

    private string Title(ServiceFigure service) => _detail!.ServiceTitles.TryGetValue(service.Name, out var title) ? title.Text() : service.Name;

    private static string Owner(string name) => DefaultRoles.Title(name).Text();

    private static string? Percent(string? figure) => figure is null ? null : $"{figure} %";

    private static string Bounds(AvailabilityAnswer answer) =>
        answer is { Lowest: { } lowest, Highest: { } highest } ? $"{answer.Percent(lowest)} % – {answer.Percent(highest)} %" : "–";

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static IReadOnlyList<Design.Charts.LedgerPart> Parts(AvailabilityAnswer answer) =>
    [
        new(LedgerClass.Up, answer.Ledger.Up), new(LedgerClass.Degraded, answer.Ledger.Degraded), new(LedgerClass.Down, answer.Ledger.Down),
        new(LedgerClass.Excluded, answer.Ledger.Excluded), new(LedgerClass.Unknown, answer.Ledger.Unknown), new(LedgerClass.Outside, answer.Ledger.Outside),
        new(LedgerClass.Future, answer.Ledger.Future),
    ];
}
