using Microsoft.AspNetCore.Components;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Design.Charts;
using Upheld.Design.Components;
using Upheld.Design.Time;
using Upheld.Figures.Exact;
using Upheld.Monitoring.MonitorList;
using Heading = Upheld.Figures.Verdicts.Outlook;
using Judged = Upheld.Figures.Verdicts.Verdict;

namespace Upheld.Monitoring.Services;

/// <summary>What of a service's page changes by itself; the page and its live stream render the same component.</summary>
public sealed partial class ServiceNow
{
    /// <summary>The service with all that is shown of it.</summary>
    [Parameter, EditorRequired] public object Shown { get; set; } = null!;

    private ServiceView View => (ServiceView)Shown;

    private string RuleWords => View.Rule is { } rule ? (rule.Of is { Count: > 1 } ? RuleText.Of(rule, L, NameOf) : L["Rule.One", RuleText.Of(rule, L, NameOf)]) : "–";

    private IReadOnlyList<TimelineRow> Rows =>
        [new(View.Title, View.NotUp), .. View.Parts.Select(part => new TimelineRow(part.Title.InReader(), part.NotUp))];

    private static Instant At(long milliseconds) => Instant.FromUnixTimeMilliseconds(milliseconds);

    private static DateTimeZone ZoneOf(ServicePromise promise) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(promise.TimeZone) ?? DateTimeZone.Utc;

    private static string? Bound(ServicePromise promise, Rational? bound) => bound is { } share ? promise.Answer.Percent(share) + "\u00a0%" : null;

    private static string WindowOf(ServicePromise promise) =>
        $"{When.Day(At(promise.Window.Start), ZoneOf(promise))} – {When.Day(At(promise.Window.End - 1), ZoneOf(promise))}";

    private static Tone ToneOf(ServicePromise promise) => (promise.Answer.Verdict, promise.Answer.Outlook) switch
    {
        (Judged.Missed, _) => Tone.Bad,
        (null, Heading.AtRisk) => Tone.Warn,
        (Judged.Met, _) => Tone.Ok,
        (null, Heading.OnTrack) when promise.Answer.CanBeMet => Tone.Ok,
        _ => Tone.Unknown,
    };

    private string NameOf(Guid id) =>
        View.Parts.FirstOrDefault(p => p.Id.Value == id)?.Title.InReader() ?? View.Services.GetValueOrDefault(id)?.Title.InReader() ?? id.ToString();
}
