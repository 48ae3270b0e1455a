using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upheld.Evidence.Bundles;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;

namespace Upheld.Reporting.Reports;

/// <summary>The reports that were made.</summary>
internal sealed class ReadReports(UpheldDb db)
{
    /// <summary>How many the list shows at once.</summary>
    public const int Most = 50;

    /// <summary>The newest reports of the scope: of one customer when it is given, and of those made before another when that is.</summary>
    public async Task<IReadOnlyList<Report>> ExecuteAsync(CustomerId? customer, ReportId? before, CancellationToken cancellation)
    {
        var reports = db.Set<Report>().AsNoTracking().Where(r => r.Size != null);
        if (customer is { } only)
        {
            reports = reports.Where(r => r.Customer == only);
        }

        if (before is { } last)
        {
            reports = reports.Where(r => r.Id < last);
        }

        return await reports.OrderByDescending(r => r.Id).Take(Most).ToListAsync(cancellation);
    }

    /// <summary>One report; null when the scope has none of that id, or its making was cut short.</summary>
    public Task<Report?> FindAsync(ReportId report, CancellationToken cancellation) =>
        db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == report && r.Size != null, cancellation);

    /// <summary>The bytes of its bundle, piece by piece.</summary>
    public async IAsyncEnumerable<byte[]> BundleAsync(ReportId report, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var number = 0; ; number++)
        {
            var wanted = number;
            if (await db.Set<ReportPart>().AsNoTracking().SingleOrDefaultAsync(p => p.Report == report && p.Number == wanted, cancellation) is not { } part)
            {
                yield break;
            }

            yield return part.Bytes;
        }
    }

    /// <summary>The figures of a report, as they were published.</summary>
    public static ReportDocument DocumentOf(Report report) => ReportDocument.Parse(Encoding.UTF8.GetBytes(report.Document));

    /// <summary>The name under which a bundle is saved.</summary>
    public static string FileName(Report report, string customer) =>
        $"{customer}-{report.Period?.Replace('/', '_') ?? NodaTime.Text.InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HHmm'Z'").Format(report.KnownAt)}.upheld.zip";
}
