using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Design.Components;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Results;
using Upheld.Reporting.Reports;

namespace Upheld.Reporting.ReportPages;

/// <summary>The reports of every customer, and the form that makes one.</summary>
public sealed partial class ReportsPage
{
    private List<CustomerEntry> _customers = [];
    private IReadOnlyList<Row> _rows = [];
    private CustomerEntry? _only;
    private Error? _failed;

    [Inject] private ReadReports Reading { get; set; } = null!;

    [Inject] private MakeReport Making { get; set; } = null!;

    [Inject] private ICustomerDirectory Directory { get; set; } = null!;

    [Inject] private UpheldDb Db { get; set; } = null!;

    [Inject] private IClock Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "customer")] private string? Asked { get; set; }

    [SupplyParameterFromQuery(Name = "before")] private Guid? Before { get; set; }

    [SupplyParameterFromQuery(Name = "period")] private string? AskedPeriod { get; set; }

    [SupplyParameterFromForm(FormName = "make")] private string? Customer { get; set; }

    [SupplyParameterFromForm(FormName = "make")] private string? Period { get; set; }

    private string? Selected => Customer ?? _only?.Id.ToString();

    private string? Wanted => Period ?? (AskedPeriod is null ? null : ReportPeriod.Parse(AskedPeriod)?.ToString());

    /// <summary>What people ask for: the months and quarters that have just ended, and this year.</summary>
    private IEnumerable<string> Periods
    {
        get
        {
            var today = Clock.GetCurrentInstant().InUtc().Date;
            var (month, quarter) = (new LocalDate(today.Year, today.Month, 1), new LocalDate(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1));
            return new[]
            {
                new ReportPeriod(month.PlusMonths(-1), month), new ReportPeriod(month, month.PlusMonths(1)), new ReportPeriod(quarter.PlusMonths(-3), quarter),
                new ReportPeriod(quarter, quarter.PlusMonths(3)), new ReportPeriod(new LocalDate(today.Year, 1, 1), new LocalDate(today.Year + 1, 1, 1)),
            }.Select(p => p.ToString());
        }
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var customers = await Directory.CustomersAsync(Db, Http.RequestAborted);
        _customers = [.. customers.Values.OrderBy(c => c.Title.Text(), StringComparer.CurrentCulture)];
        _only = _customers.Find(c => c.Name == Asked);
        _rows = [.. (await Reading.ExecuteAsync(_only?.Id, Before is { } last ? new ReportId(last) : null, Http.RequestAborted)).Select(r => RowOf(r, customers[r.Customer]))];
    }

    private string Address(ReportId? before) =>
        "/reports" + QueryString.Create([.. new KeyValuePair<string, string?>[] { new("customer", _only?.Name), new("before", before?.ToString()) }.Where(p => p.Value is not null)]);

    private static Row RowOf(Report report, CustomerEntry customer) => new(
        report, customer.Title.Text(),
        [.. ReadReports.DocumentOf(report).Figures.CountBy(f => ReportShown.VerdictOf(f.Verdict)).OrderBy(v => v.Key switch
        {
            VerdictValue.Missed => 0,
            VerdictValue.Unproved => 1,
            VerdictValue.Open => 2,
            _ => 3,
        }).Select(v => (v.Key, v.Value))]);

    private async Task MakeAsync()
    {
        var period = string.IsNullOrWhiteSpace(Period) ? null : ReportPeriod.Parse(Period);
        if (period is null && !string.IsNullOrWhiteSpace(Period))
        {
            _failed = ReportErrors.PeriodInvalid;
            return;
        }

        if (!Guid.TryParse(Customer, out var id) || _customers.Find(c => c.Id.Value == id) is not { } customer)
        {
            _failed = ReportErrors.NotFound;
            return;
        }

        var made = await Making.ExecuteAsync(customer.Id, period, Http.RequestAborted);
        if (made.IsOk)
        {
            Navigation.NavigateTo($"/c/{customer.Id}/reports/{made.Value}");
            return;
        }

        _failed = made.Error;
    }

    private sealed record Row(Report Report, string Customer, IReadOnlyList<(VerdictValue Verdict, int Count)> Verdicts);
}
