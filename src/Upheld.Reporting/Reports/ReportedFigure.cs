using Upheld.Evidence.Bundles;
using Upheld.Figures.Exact;
using Upheld.Figures.Timelines;

namespace Upheld.Reporting.Reports;

/// <summary>A published figure as people read it.</summary>
/// <param name="Record">The figure, exactly.</param>
/// <param name="Percent">In per cent, rounded toward the worse side; null when nothing could be measured.</param>
/// <param name="Lowest">With everything unknown taken as down.</param>
/// <param name="Highest">With everything unknown taken as up.</param>
/// <param name="Target">What was promised, in per cent; where it changed inside the window, the mean that the verdict is about.</param>
/// <param name="DownMs">Time down that counts.</param>
/// <param name="UnknownMs">Time without evidence.</param>
/// <param name="BudgetMs">Downtime that the window allows.</param>
/// <param name="IsOpen">Whether the window went on when the report was made.</param>
internal sealed record ReportedFigure(
    FigureRecord Record, string? Percent, string? Lowest, string? Highest, string Target, long DownMs, long UnknownMs, long BudgetMs, bool IsOpen)
{
    /// <summary>Reads the formula's own fields.</summary>
    public static ReportedFigure Of(FigureRecord record)
    {
        var ledger = record.Result.Object("ledgerMs");
        return new ReportedFigure(
            record, record.Result.TextOrNull("percent"), Share(record.Result.TextOrNull("lowest")), Share(record.Result.TextOrNull("highest")), Share(record.Result.TextOrNull("target")) ?? record.Terms.Text("target"),
            ledger.Integer("down"), ledger.Integer("unknown"), (long)Exact(record.Result.Text("budgetAllowedMs")).Floor(), record.AsOf < record.End);
    }

    /// <summary>The window.</summary>
    public Span Window => new(Record.Start, Record.End);

    private static string? Share(string? exact) => exact is null ? null : PercentText.Floored(Exact(exact));

    private static Rational Exact(string text) => Rational.TryParseExact(text, out var value) ? value : throw new FormatException($"{text} is no exact number.");
}
