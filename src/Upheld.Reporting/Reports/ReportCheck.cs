using System.Text;
using Upheld.Evidence;
using Upheld.Evidence.Bundles;
using Upheld.Evidence.Canonical;
using Upheld.Evidence.Leaves;
using Upheld.Kernel.Doctor;
using Upheld.Verification;

namespace Upheld.Reporting.Reports;

/// <summary>Every report is the one that was handed out: its bundle is whole, verifies, and is sealed by the leaf that its row names; no sealed report is gone.</summary>
/// <remarks>That the leaves themselves are unchanged is the ledger's check.</remarks>
internal sealed class ReportCheck : IEvidenceCheck
{
    public string Name => "reports";

    public void Check(EvidenceSnapshot snapshot, EvidenceFindings findings, CancellationToken cancellation)
    {
        var sealedReports = ReadSealed(snapshot, findings);
        var parts = 0L;
        foreach (var report in ReadRows(snapshot))
        {
            cancellation.ThrowIfCancellationRequested();
            parts += Check(snapshot, report, sealedReports, findings);
        }

        if (snapshot.Number("select count(*) from reporting_part") != parts)
        {
            findings.Fault("evidence.report_stray_part", "There are pieces of bundles that belong to no report.", "存在不属于任何报告的报告包片段。");
        }

        foreach (var (fact, leaf) in sealedReports)
        {
            findings.Fault("evidence.report_missing", $"Report {leaf.Report} was sealed by fact {fact} and is gone.", $"报告 {leaf.Report} 已由事实 {fact} 封存，但现已不存在。");
        }
    }

    private static long Check(EvidenceSnapshot snapshot, StoredReport report, Dictionary<Guid, SealedReport> sealedReports, EvidenceFindings findings)
    {
        if (!sealedReports.Remove(report.Fact, out var leaf) || leaf != new SealedReport(report.Customer, report.CreatedAt, report.Id.ToString(), report.Manifest))
        {
            findings.Fault("evidence.report_seal", $"Report {report.Id} is not the one that its leaf seals.", $"报告 {report.Id} 与封存它的叶子不符。");
        }

        var (bundle, parts, isWhole) = ReadBundle(snapshot, report);
        if (report.Size is null && parts == 0)
        {
            findings.Count("unfinished"); // its making was cut short; nobody was given it
            return 0;
        }

        findings.Count("reports");
        if (!isWhole || report.Size != bundle.Length)
        {
            findings.Fault("evidence.report_bundle", $"The bundle of report {report.Id} is not whole.", $"报告 {report.Id} 的报告包不完整。");
            return parts;
        }

        var verified = BundleVerification.Run(bundle, new VerificationOptions());
        if (verified.Outcome != Outcome.Proven)
        {
            findings.Fault("evidence.report_not_proved", $"The bundle of report {report.Id} does not verify: {verified.Headline}", $"报告 {report.Id} 的报告包未通过验证：{verified.Headline}");
        }
        else if (Differs(report, Bundle.Read(bundle)) is { } column)
        {
            findings.Fault(
                "evidence.report_altered", $"Report {report.Id}: the column {column} does not say what its bundle says.", $"报告 {report.Id}：列 {column} 与其报告包不一致。");
        }

        return parts;
    }

    /// <summary>The first column that is not as the bundle says; null when all are.</summary>
    private static string? Differs(StoredReport report, Bundle bundle)
    {
        var bytes = bundle.Required(BundleNames.Report).Span;
        var document = ReportDocument.Parse(bytes);
        return bundle.ManifestHash.ToString() != report.Manifest ? "manifest"
            : bundle.Manifest.Report != report.Id.ToString() ? "id"
            : bundle.Manifest.Customer != report.Customer.ToString() ? "customer"
            : Encoding.UTF8.GetString(bytes) != report.Document ? "document"
            : document.Period != report.Period ? "period"
            : document.CreatedAt != report.CreatedAt ? "created_at"
            : document.Figures.Any(f => f.KnownAt != report.KnownAt) ? "known_at"
            : Report.OmittedText(document.Omitted) != report.Omitted ? "omitted"
            : null;
    }

    private static (byte[] Bytes, long Parts, bool IsWhole) ReadBundle(EvidenceSnapshot snapshot, StoredReport report)
    {
        using var bytes = new MemoryStream();
        var (parts, isWhole, isLast) = (0L, true, false);
        using var command = snapshot.Query("select number, customer, bytes from reporting_part where report = @report order by number", ("@report", snapshot.StoredId(report.Id)));
        using var reader = command.ExecuteReader();
        for (; reader.Read(); parts++)
        {
            var part = (byte[])reader[2];
            isWhole &= !isLast && reader.GetInt64(0) == parts && EvidenceSnapshot.ReadId(reader, 1) == report.Customer && part.Length is > 0 and <= ReportPart.Length;
            isLast = part.Length < ReportPart.Length;
            bytes.Write(part);
        }

        return (bytes.ToArray(), parts, isWhole);
    }

    private static List<StoredReport> ReadRows(EvidenceSnapshot snapshot)
    {
        var reports = new List<StoredReport>();
        using var command = snapshot.Query("select id, customer, period, created_at, known_at, document, manifest, fact, size, omitted from reporting_report order by id");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            reports.Add(new StoredReport(
                EvidenceSnapshot.ReadId(reader, 0), EvidenceSnapshot.ReadId(reader, 1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4),
                reader.GetString(5), reader.GetString(6), EvidenceSnapshot.ReadId(reader, 7), reader.IsDBNull(8) ? null : reader.GetInt64(8), reader.GetString(9)));
        }

        return reports;
    }

    private static Dictionary<Guid, SealedReport> ReadSealed(EvidenceSnapshot snapshot, EvidenceFindings findings)
    {
        var reports = new Dictionary<Guid, SealedReport>();
        using var command = snapshot.Query("select id, customer, at, body from kernel_fact where type = @type", ("@type", LeafTypes.Report));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var fact = EvidenceSnapshot.ReadId(reader, 0);
            try
            {
                var body = CanonicalJson.ParseObject(Encoding.UTF8.GetBytes(reader.GetString(3)));
                reports[fact] = new SealedReport(EvidenceSnapshot.ReadId(reader, 1), reader.GetInt64(2), body.Text("report"), body.Text("manifest"));
            }
            catch (EvidenceException e)
            {
                findings.Fault("evidence.report_seal", $"Fact {fact} should seal a report and cannot be read: {e.Message}", $"事实 {fact} 应封存一份报告，但无法读取：{e.Message}");
            }
        }

        return reports;
    }

    private sealed record StoredReport(
        Guid Id, Guid Customer, string? Period, long CreatedAt, long KnownAt, string Document, string Manifest, Guid Fact, long? Size, string Omitted);

    private sealed record SealedReport(Guid Customer, long At, string Report, string Manifest);
}
