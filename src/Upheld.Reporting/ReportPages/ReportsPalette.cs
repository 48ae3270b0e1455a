using Microsoft.Extensions.Localization;
using Upheld.Commitments.Contracts;
using Upheld.Design.Frame;
using Upheld.Kernel.Database;
using Upheld.Reporting.Reports;

namespace Upheld.Reporting.ReportPages;

/// <summary>Reports in the palette: the newest ones, and the form that makes one, for each customer.</summary>
internal sealed class ReportsPalette(UpheldDb db, ICustomerDirectory directory, ReadReports read, IStringLocalizer<ReportsPage> words) : IPaletteSource
{
    private const int Newest = 20;

    public async Task<IReadOnlyList<PaletteEntry>> EntriesAsync(CancellationToken cancellation)
    {
        var customers = await directory.CustomersAsync(db, cancellation);
        var reports = await read.ExecuteAsync(null, null, cancellation);
        return
        [
            .. customers.Values.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new PaletteEntry(words["MakeFor", c.Title.Text()], $"/reports?customer={c.Name}", words["Do"])),
            .. reports.Take(Newest).Select(r => new PaletteEntry(
                $"{customers[r.Customer].Title.Text()} · {r.Period ?? words["Running"]}", $"/c/{r.Customer}/reports/{r.Id}", words["Report"])),
        ];
    }
}
