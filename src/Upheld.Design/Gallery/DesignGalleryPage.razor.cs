using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using NodaTime;
using Upheld.Design.Charts;
using Upheld.Design.Components;
using Upheld.Design.Time;

namespace Upheld.Design.Gallery;

/// <summary>Shows each component and chart in all its states. Its data is made up.</summary>
public sealed partial class DesignGalleryPage
{
    private static readonly Instant Day = Instant.FromUtc(2026, 10, 31, 2, 0);

    private static readonly LedgerPart[] Ledger =
    [
        new(LedgerClass.Up, 25_900_000_000), new(LedgerClass.Degraded, 96_000_000), new(LedgerClass.Down, 15_720_000), new(LedgerClass.Excluded, 43_200_000),
        new(LedgerClass.Unknown, 61_300_000), new(LedgerClass.Outside, 180_000_000), new(LedgerClass.Future, 5_239_780_000),
    ];

    private static readonly (string Promise, VerdictValue Verdict, OutlookValue? Outlook, string? Figure, string? Low, string? High, string Target, Tone Tone, long? LeftPercent, string Owner, int Age)[] Promises =
    [
        ("Availability", VerdictValue.Open, OutlookValue.OnTrack, "99.9312 %", "99.9240", "99.9360 %", "99.9 %", Tone.Ok, 52, "Operations", 42),
        ("FirstResponse", VerdictValue.Met, null, "100.0000 %", null, null, "30 min", Tone.Ok, 100, "ServiceDesk", 380),
        ("Resolution", VerdictValue.Open, OutlookValue.AtRisk, "93.7500 %", null, null, "2 h", Tone.Warn, 9, "ServiceDesk", 1_900),
        ("Backup", VerdictValue.Missed, null, "98.3333 %", "98.3333", "98.3333 %", "100 %", Tone.Bad, -4, "Operations", 7_300),
        ("Exposures", VerdictValue.Unproved, null, null, null, null, "0", Tone.Unknown, null, "Security", 190_000),
        ("Satisfaction", VerdictValue.Unproved, null, "91.2000 %", "84.1000", "95.6000 %", "90 %", Tone.Unknown, null, "Customer", 2_600_000),
    ];

    [Inject] private IStringLocalizer<DesignGalleryPage> G { get; set; } = null!;
    [Inject] private IStringLocalizer<T> L { get; set; } = null!;
    [Inject] private GalleryBoard Board { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;
    [CascadingParameter] private HttpContext? Http { get; set; }
    [SupplyParameterFromQuery] private string? Sort { get; set; }
    [SupplyParameterFromForm] private int Service { get; set; }

    private int? _turned;

    private Instant Now => Instant.FromDateTimeOffset(Time.GetUtcNow());

    private static string Milliseconds(long value) => $"{value}\u00a0ms";

    private static string Percent(long units) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{units / 10_000}.{units % 10_000:0000}\u00a0%");

    private void Turn()
    {
        Board.Turn(Service);
        _turned = Service;
    }

    private IReadOnlyList<TimelineRow> Outages() =>
    [
        new(G["Service.Payments"], [new(DayState.Down, Day + Duration.FromHours(3), Day + Duration.FromHours(4)), new(DayState.Degraded, Day + Duration.FromHours(4), Day + Duration.FromHours(6)), new(DayState.Down, Day + Duration.FromHours(22), null)]),
        new(G["Service.Database"], [new(DayState.Maintenance, Day + Duration.FromHours(10), Day + Duration.FromHours(13))]),
        new(G["Service.Mail"], [new(DayState.Unknown, Day + Duration.FromHours(7), Day + Duration.FromHours(9)), new(DayState.Down, Day + Duration.FromHours(16), Day + Duration.FromHours(16) + Duration.FromSeconds(20))]),
    ];
}
