using Upheld.Commitments.Contracts.Model;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Windows;

namespace Upheld.Commitments.Scorecard;

/// <summary>The windows of a promise, in its contract's zone.</summary>
internal static class PromiseWindows
{
    public static WindowSeries Of(Promise promise, ContractPeriod period, IZoneRules zone) => promise.Window.Kind switch
    {
        WindowKind.Rolling => WindowSeries.Rolling(zone, (int)promise.Window.Length!.Value.TotalDays),
        WindowKind.Day => WindowSeries.Day(zone),
        WindowKind.Week => WindowSeries.Week(zone),
        WindowKind.Month => WindowSeries.Month(zone),
        WindowKind.Quarter => WindowSeries.Quarter(zone, promise.Rules.QuarterStartMonth),
        WindowKind.Year => WindowSeries.Year(zone),
        WindowKind.ContractYear => WindowSeries.ContractYear(zone, period.Start),
        WindowKind.ContractPeriod => WindowSeries.ContractPeriod(zone, period.Start, period.End),
        _ => throw new InvalidOperationException("The family of windows is closed."),
    };
}
