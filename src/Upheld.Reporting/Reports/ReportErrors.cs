using NodaTime.Text;
using Upheld.Kernel.Results;
using Upheld.Monitoring.Contracts;

namespace Upheld.Reporting.Reports;

/// <summary>Why a report cannot be made or given.</summary>
internal static class ReportErrors
{
    public static readonly Error NotFound = new(ErrorKind.NotFound, "report.not_found", "There is no such report.");

    public static readonly Error PeriodInvalid = new(
        ErrorKind.Invalid, "report.period_invalid", "Write a year, quarter, month, day or two days: 2026, 2026-Q3, 2026-10, 2026-10-05, 2026-10-05/2026-10-18.");

    public static readonly Error NothingPromised = new(
        ErrorKind.Invalid, "report.nothing_promised", "No promise of this customer that is measured here covers any of that time. Choose another period, or apply a contract.");

    public static readonly Error NothingProvable = new(
        ErrorKind.Conflict, "report.nothing_provable", "None of the promises can be proved in a bundle. The promise's page says what is missing.");

    public static Error LogUnsigned(string origin) => new(
        ErrorKind.Conflict, "report.log_unsigned", $"A backup was made before the log {origin} was signed for the first time, so nothing proves what is left of it. Reports over it cannot be made.");

    public static Error LetGo(LetGo gone) => new(
        ErrorKind.Conflict,
        "report.let_go",
        $"The checks up to {LocalDatePattern.Iso.Format(gone.Through)} were let go on {LocalDatePattern.Iso.Format(gone.At.InUtc().Date)}, as the contract says: nothing of that time can be proved in a new bundle. Bundles made before stay valid.");

    public static Error EvidenceMissing(long batch) => new(
        ErrorKind.Unavailable, "report.evidence_missing", $"The stored samples of batch {batch} are not those that were sealed. Run 'upheld doctor --evidence'; no report is made of damaged evidence.");

    public static Error NotProved(string code, string message) => new(
        ErrorKind.Unavailable, "report.not_proved", $"The finished bundle does not verify ({code}: {message}). It is not handed out. Run 'upheld doctor --evidence'.");
}
