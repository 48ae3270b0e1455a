using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Scorecard;
using Upheld.Figures.Calendars.Zones;

namespace Upheld.Commitments.Start;

/// <summary>The first steps, and every later first step: an address to watch, a contract to load.</summary>
public sealed partial class StartPage
{
    private static readonly string[] WatchFields = ["start.url_invalid", "start.title_missing", "start.title_taken"];
    private static readonly string[] PackFields = ["start.title_missing", "start.title_taken", "start.zone_unknown", "start.date_invalid"];

    private IReadOnlyList<StartCustomer> _customers = [];
    private StartOutcome? _watched;
    private StartOutcome? _loaded;

    [Inject] private ReadStart Reading { get; set; } = null!;

    [Inject] private WatchAddress Watching { get; set; } = null!;

    [Inject] private LoadStandardPack Loading { get; set; } = null!;

    [Inject] private IClock Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [CascadingParameter] private DateTimeZone? PageZone { get; set; }

    [SupplyParameterFromQuery(Name = "customer")] private string? Asked { get; set; }

    [SupplyParameterFromForm(FormName = "watch")] private string? Url { get; set; }

    [SupplyParameterFromForm(FormName = "watch")] private string? Target { get; set; }

    [SupplyParameterFromForm(FormName = "watch")] private string? CustomerTitle { get; set; }

    [SupplyParameterFromForm(FormName = "pack")] private string? PackCustomer { get; set; }

    [SupplyParameterFromForm(FormName = "pack")] private string? PackTitle { get; set; }

    [SupplyParameterFromForm(FormName = "pack")] private string? PackZone { get; set; }

    [SupplyParameterFromForm(FormName = "pack")] private string? PackStart { get; set; }

    private static IEnumerable<string> Zones => TimeZoneRelease.Current.Zones.Where(z => z.Contains('/', StringComparison.Ordinal) && !z.StartsWith("Etc/", StringComparison.Ordinal));

    /// <summary>A service that nothing watches yet is most likely what the address is for; else it is a new one of the customer one comes from.</summary>
    private string Selected
    {
        get
        {
            var customer = _customers.FirstOrDefault(c => c.Name == Asked) ?? _customers.FirstOrDefault();
            return Target ?? (customer is null ? "new"
                : customer.Services.FirstOrDefault(s => !s.IsWatched) is { } unwatched ? $"service:{unwatched.Name}" : $"customer:{customer.Name}");
        }
    }

    private string DefaultZone => (_customers.FirstOrDefault(c => c.Name == (PackCustomer ?? Asked)) ?? _customers.FirstOrDefault())?.TimeZone ?? ServerZone;

    private string ServerZone => PageZone is { } zone && zone != DateTimeZone.Utc && zone.Id.Contains('/', StringComparison.Ordinal) ? zone.Id : IsChinese ? "Asia/Shanghai" : "Etc/UTC";

    private string Today => LocalDatePattern.Iso.Format(Clock.GetCurrentInstant().InZone(PageZone ?? DateTimeZone.Utc).Date);

    private static bool IsChinese => Languages.Of(CultureInfo.CurrentUICulture) == Language.Chinese;

    private static string LanguageTag => IsChinese ? "zh-CN" : "en";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _customers = await Reading.ExecuteAsync(Http.RequestAborted);

    private async Task WatchAsync()
    {
        _watched = await Watching.ExecuteAsync(new WatchRequest(Url, Target, CustomerTitle, ServerZone, LanguageTag), Http.RequestAborted);
        await LeaveAsync(_watched);
    }

    private async Task LoadAsync()
    {
        LocalDate? start = LocalDatePattern.Iso.Parse(PackStart ?? "") is { Success: true, Value: var date } ? date : null;
        _loaded = await Loading.ExecuteAsync(new PackRequest(PackCustomer, PackTitle, PackZone?.Trim(), LanguageTag, start), Http.RequestAborted);
        await LeaveAsync(_loaded);
    }

    private async Task LeaveAsync(StartOutcome outcome)
    {
        if (outcome.Error is null && (await Reading.ExecuteAsync(Http.RequestAborted)).FirstOrDefault(c => c.Name == outcome.Customer) is { } customer)
        {
            Navigation.NavigateTo($"/c/{customer.Id}");
        }
    }

    private string? ErrorOf(StartOutcome? outcome, string code) => outcome?.Error?.Code == code ? P[code].Value : null;

    private static IReadOnlyList<string> Lines(StartOutcome outcome) =>
        [.. outcome.Faults.Select(f => f.Hint is { } hint ? $"{f.Message.Text()} {hint.Text()} ({f.Code})" : $"{f.Message.Text()} ({f.Code})")];
}
