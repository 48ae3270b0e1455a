using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;

namespace Upheld.Reporting.Reports;

/// <summary>The local days that a report is about: <c>2026</c>, <c>2026-Q3</c>, <c>2026-10</c>, <c>2026-10-05</c> or <c>2026-10-05/2026-10-18</c>, both days included.</summary>
/// <remarks>Days, not instants: each contract reads them in its own time zone.</remarks>
/// <param name="First">The first day.</param>
/// <param name="End">The first day after it.</param>
internal sealed partial record ReportPeriod(LocalDate First, LocalDate End)
{
    /// <summary>Reads a period; null when it is none.</summary>
    public static ReportPeriod? Parse(string text)
    {
        text = text.Trim();
        if (text.Split('/') is [var one, var other])
        {
            return Day(one) is { } first && Day(other) is { } last && last >= first ? new ReportPeriod(first, last.PlusDays(1)) : null;
        }

        if (Pattern().Match(text) is not { Success: true } match)
        {
            return Day(text) is { } day ? new ReportPeriod(day, day.PlusDays(1)) : null;
        }

        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var (month, months) = match.Groups["quarter"] is { Success: true } quarter ? ((int.Parse(quarter.ValueSpan, CultureInfo.InvariantCulture) * 3) - 2, 3)
            : match.Groups["month"] is { Success: true } named ? (int.Parse(named.ValueSpan, CultureInfo.InvariantCulture), 1)
            : (1, 12);
        var start = new LocalDate(year, month, 1);
        return new ReportPeriod(start, start.PlusMonths(months));
    }

    /// <summary>Its instants in a zone.</summary>
    public Span In(IZoneRules zone) => new(zone.StartOf(First), zone.StartOf(End));

    /// <summary>The shortest text that means it.</summary>
    public override string ToString() =>
        First is { Day: 1, Month: 1 } && End == First.PlusYears(1) ? string.Create(CultureInfo.InvariantCulture, $"{First.Year:D4}")
        : First is { Day: 1, Month: 1 or 4 or 7 or 10 } && End == First.PlusMonths(3) ? string.Create(CultureInfo.InvariantCulture, $"{First.Year:D4}-Q{(First.Month + 2) / 3}")
        : First.Day == 1 && End == First.PlusMonths(1) ? string.Create(CultureInfo.InvariantCulture, $"{First.Year:D4}-{First.Month:D2}")
        : End == First.PlusDays(1) ? LocalDatePattern.Iso.Format(First)
        : $"{LocalDatePattern.Iso.Format(First)}/{LocalDatePattern.Iso.Format(End.PlusDays(-1))}";

    // The years of the pattern: far outside them the day after is no date.
    private static LocalDate? Day(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1000 and < 3000 } day } ? day : null;

    [GeneratedRegex(@"\A(?<year>[12][0-9]{3})(-(Q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2])))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
