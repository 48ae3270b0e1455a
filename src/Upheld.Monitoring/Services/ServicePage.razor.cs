using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Design.Charts;
using Upheld.Design.Components;
using Upheld.Design.Time;
using Upheld.Figures.Exact;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.MonitorList;
using Judged = Upheld.Figures.Verdicts.Verdict;
using Heading = Upheld.Figures.Verdicts.Outlook;

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

    private string Title => _view?.Service.Title.InReader() ?? "";

    private string RuleWords => _view!.Rule is { } rule ? (rule.Of is { Count: > 1 } ? RuleText.Of(rule, L, NameOf) : L["Rule.One", RuleText.Of(rule, L, NameOf)]) : "–";

    private IReadOnlyList<TimelineRow> Rows =>
        [new(Title, _view!.NotUp), .. _view.Parts.Select(part => new TimelineRow(part.Title.InReader(), part.NotUp))];

    protected override async Task OnInitializedAsync()
    {
        _view = await Reading.ExecuteAsync(new CustomerId(Customer), new ServiceId(Id), PageZone ?? DateTimeZone.Utc, Http.RequestAborted);
        if (_view is null)
        {
            Navigation.NotFound();
        }
    }

    private static Instant At(long milliseconds) => Instant.FromUnixTimeMilliseconds(milliseconds);

    private static DateTimeZone ZoneOf(ServicePromise promise) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(promise.TimeZone) ?? DateTimeZone.Utc;

    private static string? Bound(ServicePromise promise, Rational? bound) => bound is { } share ? promise.Answer.Percent(share) + "\u00a0%" : null;

    private static string WindowOf(ServicePromise promise) =>
        $"{When.Day(At(promise.Window.Start), ZoneOf(promise))} – {When.Day(At(promise.Window.End - 1), ZoneOf(promise))}";

    private static Tone ToneOf(ServicePromise promise) => (promise.Answer.Verdict, promise.Answer.Outlook) switch
    {
        (Judged.Met, _) or (null, Heading.OnTrack) => Tone.Ok,
        (Judged.Missed, _) => Tone.Bad,
        (null, Heading.AtRisk) => Tone.Warn,
        _ => Tone.Unknown,
    };

    private string NameOf(Guid id) =>
        _view!.Parts.FirstOrDefault(p => p.Id.Value == id)?.Title.InReader() ?? _view.Services.GetValueOrDefault(id)?.Title.InReader() ?? id.ToString();
}
