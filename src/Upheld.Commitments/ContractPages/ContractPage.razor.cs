using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Contracts.Wording;
using Upheld.Commitments.Indicators;
using Upheld.Commitments.Promises.Wording;
using Upheld.Commitments.Scorecard;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.ContractPages;

/// <summary>A contract as people read it, generated from its data.</summary>
public sealed partial class ContractPage
{
    private ContractDetail? _contract;

    /// <summary>Whose contract.</summary>
    [Parameter] public Guid Customer { get; set; }

    /// <summary>The contract document's name.</summary>
    [Parameter] public string Name { get; set; } = "";

    [Inject] private ReadContracts Contracts { get; set; } = null!;

    [Inject] private IndicatorCatalogue Catalogue { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "text")] private string? TextLanguage { get; set; }

    private DateTimeZone Zone => DateTimeZoneProviders.Tzdb[_contract!.Row.TimeZone];

    private bool Both => TextLanguage == "both";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _contract = await Contracts.FindAsync(new CustomerId(Customer), Name, Http.RequestAborted);
        if (_contract is null)
        {
            Navigation.NotFound();
        }
    }

    private bool Shows(Language language) => TextLanguage switch
    {
        "both" => true,
        "en" => language == Language.English,
        "zh" => language == Language.Chinese,
        _ => language == Languages.Of(CultureInfo.CurrentUICulture),
    };

    private string TextLink(string language) => $"/c/{Customer}/contracts/{Name}?text={language}#text";

    private string Indicator(string name) => Catalogue.Find(name)?.Title.Text() ?? name;

    private static string Window(PromiseWindow window) => WindowWords.Of(window).Text();

    private static string Owner(string name) => DefaultRoles.Title(name).Text();
}
