using System.Globalization;
using NodaTime;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Promises.Wording;
using Upheld.Design.Components;
using Upheld.Design.Time;
using Upheld.Figures.Availability;
using Upheld.Figures.Windows;

namespace Upheld.Commitments.Scorecard;

/// <summary>How a promise's judgement, window and budget are shown, the same on every page.</summary>
internal static class Shown
{
    /// <summary>A text in the reader's language.</summary>
    public static string Text(this LocalText text) => text.In(Languages.Of(CultureInfo.CurrentUICulture));

    /// <summary>The verdict to show. What nothing measures is unproved from the first day: no time will prove it.</summary>
    public static VerdictValue Verdict(this IndicatorFigure figure) => figure.Verdict switch
    {
        Figures.Verdicts.Verdict.Met => VerdictValue.Met,
        Figures.Verdicts.Verdict.Missed => VerdictValue.Missed,
        Figures.Verdicts.Verdict.Unproved => VerdictValue.Unproved,
        _ => figure.Gap is "no_source" or "no_services" ? VerdictValue.Unproved : VerdictValue.Open,
    };

    /// <summary>The verdict of a stricter reading.</summary>
    public static VerdictValue Verdict(this StricterReading reading) => reading.Verdict switch
    {
        Figures.Verdicts.Verdict.Met => VerdictValue.Met,
        Figures.Verdicts.Verdict.Missed => VerdictValue.Missed,
        Figures.Verdicts.Verdict.Unproved => VerdictValue.Unproved,
        _ => VerdictValue.Open,
    };

    /// <summary>The outlook to show: a promise that can no longer be proved is not on track, however well it goes.</summary>
    public static OutlookValue? Outlook(this IndicatorFigure figure) => (figure.Verdict(), figure.Outlook) switch
    {
        (VerdictValue.Open, Figures.Verdicts.Outlook.AtRisk) => OutlookValue.AtRisk,
        (VerdictValue.Open, _) when !figure.CanBeMet => OutlookValue.EvidenceMissing,
        (VerdictValue.Open, Figures.Verdicts.Outlook.OnTrack) => OutlookValue.OnTrack,
        _ => null,
    };

    /// <summary>Worst first: missed, at risk, without a figure or proof yet, unproved, on track, met.</summary>
    public static int Rank(this IndicatorFigure figure) => (figure.Verdict(), figure.Outlook()) switch
    {
        (VerdictValue.Missed, _) => 0,
        (VerdictValue.Open, OutlookValue.AtRisk) => 1,
        (VerdictValue.Open, null or OutlookValue.EvidenceMissing) => 2,
        (VerdictValue.Unproved, _) => 3,
        (VerdictValue.Open, _) => 4,
        _ => 5,
    };

    /// <summary>The colour of a figure.</summary>
    public static Tone Tone(this IndicatorFigure figure) => figure.Rank() switch
    {
        0 => Design.Components.Tone.Bad,
        1 => Design.Components.Tone.Warn,
        2 or 3 => Design.Components.Tone.Unknown,
        _ => Design.Components.Tone.Ok,
    };

    /// <summary>Whole per cent of the error budget that are left, floored; null for a promise without one.</summary>
    public static long? BudgetLeftPercent(this IndicatorFigure figure) =>
        figure is { BudgetMs: > 0 and var allowed, BudgetLeftMs: { } left } ? (long)Math.Floor(left * 100m / allowed) : null;

    /// <summary>What was promised, in words.</summary>
    public static string Promised(Objective objective) => ObjectiveWords.Of(objective).Text();

    /// <summary>A window by its days: a month or year by its name, others from first to last day.</summary>
    public static string Days(this Window window, WindowKind kind)
    {
        var last = kind == WindowKind.Rolling ? window.EndDay : window.EndDay.PlusDays(-1);
        return kind switch
        {
            WindowKind.Day => When.Day(window.FirstDay),
            WindowKind.Month => When.Month(window.FirstDay),
            WindowKind.Year => window.FirstDay.Year.ToString(CultureInfo.InvariantCulture),
            _ => $"{When.Day(window.FirstDay)} – {When.Day(last)}",
        };
    }
}
