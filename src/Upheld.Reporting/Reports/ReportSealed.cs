using System.Text.Json.Serialization;
using NodaTime;
using Upheld.Evidence.Leaves;
using Upheld.Figures.Facts;

namespace Upheld.Reporting.Reports;

/// <summary>A report was made: its leaf seals the bundle's manifest, and so every byte of the bundle.</summary>
/// <param name="Customer">Whose report.</param>
/// <param name="At">When.</param>
/// <param name="Report">The report's id.</param>
/// <param name="Manifest">SHA-256 of the manifest, 64 lower-case hexadecimal digits.</param>
internal sealed record ReportSealed([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At, string Report, string Manifest) : IFact
{
    public static string Type => LeafTypes.Report;
}
