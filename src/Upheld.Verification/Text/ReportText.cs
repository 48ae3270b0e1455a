using System.Globalization;

using Upheld.Evidence.Bundles;
using Upheld.Evidence.Leaves;

namespace Upheld.Verification.Text;

/// <summary>A verification as text for people. The first line says <c>PROVEN</c>, <c>PROVEN (unwitnessed)</c> or what failed.</summary>
public static class ReportText
{
    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to.</param>
    /// <param name="language">A language tag or POSIX locale: Chinese or else English.</param>
    public static void Write(VerificationReport report, TextWriter output, string? language)
    {
        var words = Words.In(language);
        output.WriteLine(report.Headline);
        output.WriteLine(words.Outcomes[(int)report.Outcome]);
        output.WriteLine();
        WriteHead(report, output, words);
        foreach (var step in report.Steps)
        {
            var state = step.Passed switch { true => words.Passed, false => words.Failed, null => words.NotReached };
            var detail = step.Passed is null ? "" : step.Code is null ? $": {step.Detail}" : $": {step.Code}: {step.Detail}";
            output.WriteLine($"  {words.Steps[(int)step.Step]} {state}{detail}");
        }

        foreach (var figure in report.Figures)
        {
            output.WriteLine();
            WriteFigure(figure, output, words);
        }

        if (report.Omitted.Count > 0)
        {
            output.WriteLine();
            foreach (var omitted in report.Omitted)
            {
                output.WriteLine($"{words.Omitted} {omitted.Figure}: {omitted.Reason}");
            }
        }

        if (report.Lost.Count > 0)
        {
            output.WriteLine();
            foreach (var lost in report.Lost)
            {
                output.WriteLine($"{words.Lost} {lost}");
            }
        }

        output.WriteLine();
        output.WriteLine(words.Meaning);
    }

    private static void WriteHead(VerificationReport report, TextWriter output, Words words)
    {
        if (report.Report is not null)
        {
            output.WriteLine($"{words.Report} {report.Report}, {words.Customer} {report.Customer}");
        }

        if (report.Head is { } head)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{words.Head} {head.Origin}: {head.Size} {words.Leaves}, {head.Root.ToBase64()}"));
            output.WriteLine($"{words.Key} {report.Key} ({report.KeySource switch
            {
                KeySource.Given => words.KeyGiven,
                KeySource.Remembered => words.KeyRemembered,
                _ => words.KeyFromBundle,
            }})");
        }
    }

    private static void WriteFigure(FigureResult figure, TextWriter output, Words words)
    {
        var signed = figure.Signed;
        output.WriteLine($"{words.Figure} {signed.Id}: {words.Value} {figure.Value ?? words.NothingMeasured}, {words.Verdict} {words.VerdictOf(figure.Verdict)}");
        output.WriteLine($"  {words.Promise} {signed.Promise}, {words.Service} {signed.Service}");
        output.WriteLine($"  {words.Window} {LeafTime.ToText(signed.Start)} / {LeafTime.ToText(signed.End)}, {words.Formula} {signed.Formula}");
        output.WriteLine($"  {words.From} {string.Join("; ", signed.Inputs.ByRole().Select(role => $"{role.Key} {Ranges(role.Value)}"))}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {words.Slots} {figure.Slots.Measured}/{figure.Slots.Due}, {words.Missing} {figure.Slots.Due - figure.Slots.Measured}"));
        foreach (var worst in figure.Worst)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {words.Worst}: {LeafTime.ToText(worst.Start)} / {(worst.End is { } end ? LeafTime.ToText(end) : words.Lasting)}, {worst.Counted} ms"));
        }

        foreach (var difference in figure.Differences)
        {
            output.WriteLine(
                $"  {words.Differs} {difference.Field}: {words.Signed} {difference.Signed ?? "\u2013"}, {words.Recomputed} {difference.Recomputed ?? "\u2013"}");
        }
    }

    private static string Ranges(IReadOnlyList<LeafRange> ranges)
    {
        const int Most = 6;
        var shown = string.Join(" ", ranges.Take(Most));
        return ranges.Count <= Most ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown} \u2026 {ranges[^1]} ({ranges.Count})");
    }
}
