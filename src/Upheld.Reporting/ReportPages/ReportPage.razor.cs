using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Design.Time;
using Upheld.Evidence.Bundles;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ledger.ReadApi;
using Upheld.Reporting.Reports;

namespace Upheld.Reporting.ReportPages;

/// <summary>A report: its figures, its seal, the bundle to take away, and how to verify it without us.</summary>
public sealed partial class ReportPage
{
    /// <summary>Longer lists begin closed.</summary>
    private const int MostOpen = 3;

    private Report? _report;
    private IReadOnlyList<ReportedFigure> _figures = [];
    private IReadOnlyList<(string Why, IReadOnlyList<string> Figures)> _omitted = [];
    private IReadOnlyList<LostLeaves> _lost = [];
    private IReadOnlyDictionary<string, PromiseEntry> _promises = new Dictionary<string, PromiseEntry>();
    private IReadOnlyDictionary<string, ServiceTitle> _services = new Dictionary<string, ServiceTitle>();
    private DateTimeZone _zone = DateTimeZone.Utc;
    private string _title = "";
    private string _customer = "";
    private string _file = "";
    private string _key = "";
    private string _origin = "";

    /// <summary>Whose report.</summary>
    [Parameter] public Guid Customer { get; set; }

    /// <summary>Which report.</summary>
    [Parameter] public Guid Report { get; set; }

    [Inject] private ReadReports Reading { get; set; } = null!;

    [Inject] private IPromiseDirectory Promises { get; set; } = null!;

    [Inject] private ICustomerDirectory Directory { get; set; } = null!;

    [Inject] private ReadLog Logs { get; set; } = null!;

    [Inject] private UpheldDb Db { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var customer = new CustomerId(Customer);
        if (await Reading.FindAsync(new ReportId(Report), Http.RequestAborted) is not { } report || report.Customer != customer)
        {
            Navigation.NotFound();
            return;
        }

        var entry = (await Directory.CustomersAsync(Db, Http.RequestAborted))[customer];
        (_report, _customer, _zone) = (report, entry.Title.Text(), DateTimeZoneProviders.Tzdb[entry.TimeZone]);
        _title = $"{_customer} · {report.Period ?? P["Running"]}";
        _file = ReadReports.FileName(report, entry.Name);
        _figures = [.. ReadReports.DocumentOf(report).Figures.Select(ReportedFigure.Of)];
        _promises = (await Promises.OfAsync(customer, Http.RequestAborted)).ToDictionary(p => p.Id.ToString());
        _omitted = [.. ReadReports.DocumentOf(report).Omitted.GroupBy(o => o.Reason, o => OmittedTitle(o.Figure)).Select(g => (g.Key, (IReadOnlyList<string>)[.. g]))];
        _lost = ReadReports.DocumentOf(report).Lost;
        _services = (await Directory.ServicesAsync(Db, Http.RequestAborted)).Values.ToDictionary(s => s.Id.Value.ToString());
        var log = (await Logs.FindAsync(customer, Http.RequestAborted))!;
        (_key, _origin) = (log.Key, log.Origin);
    }

    private string PromiseLink(ReportedFigure figure) =>
        $"/c/{Customer}/promises/{figure.Record.Promise}?window={When.Iso(Instant.FromUnixTimeMilliseconds(figure.Window.Start))}";

    private string PromiseTitle(ReportedFigure figure) => _promises.GetValueOrDefault(figure.Record.Promise)?.Title.Text() ?? figure.Record.Id;

    /// <summary>The promise by its title, and what follows its name in the figure's id.</summary>
    private string OmittedTitle(string figure) =>
        figure.Split('/') is [var contract, var name, .. var rest] && _promises.Values.FirstOrDefault(p => p.Contract == contract && p.Name == name) is { } promise
            ? string.Join(" · ", [promise.Title.Text(), .. rest.Select(r => r.Replace("_", " – ", StringComparison.Ordinal))])
            : figure;

    private string ServiceTitle(ReportedFigure figure) =>
        figure.Record.Service is { } service && _services.GetValueOrDefault(service) is { } title ? title.Title.Text() : "";

    private string Days(ReportedFigure figure)
    {
        var zone = _promises.GetValueOrDefault(figure.Record.Promise) is { } promise ? DateTimeZoneProviders.Tzdb[promise.TimeZone] : _zone;
        var (first, last) = (Instant.FromUnixTimeMilliseconds(figure.Window.Start), Instant.FromUnixTimeMilliseconds(figure.Window.End - 1));
        return $"{When.Day(first, zone)} – {When.Day(last, zone)}";
    }
}
