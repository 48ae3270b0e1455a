using Upheld.Evidence.Bundles;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Facts;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;
using Upheld.Verification.Figures;

namespace Upheld.Reporting.Reports;

/// <summary>The evidence of a bundle that is being made. Figures are computed from the very samples that go into it, by the code that will verify them, so
/// the server's stored histories cannot lead to another result.</summary>
/// <param name="own">The samples of the customer's log.</param>
/// <param name="shared">Those of the installation's log; null where no shared monitor is used.</param>
/// <param name="zones">What the clocks of the contracts' zones do.</param>
/// <param name="hours">The hours of a calendar.</param>
internal sealed class ReportEvidence(ReportSamples own, ReportSamples? shared, RecordedZones zones, Func<CalendarPublished, IServiceHours> hours) : IFigureEvidence
{
    private PlaceStates? _own;
    private PlaceStates? _shared;

    /// <summary>Whether nothing more could be read.</summary>
    public bool ReachesBack => own.ReachesBack && shared is null or { ReachesBack: true };

    /// <summary>The first interval of the installation's log that counts; the end of time where none does.</summary>
    public long FirstShared => shared?.Intervals[0].Index ?? long.MaxValue;

    /// <summary>Works out the states of these places by one reading of all samples.</summary>
    public void Prepare(long knownAt, IReadOnlyCollection<MonitorPlace> places)
    {
        _own = PlaceStates.Of(places.Where(place => !place.IsShared), () => own.KnownAt(knownAt));
        _shared = PlaceStates.Of(places.Where(place => place.IsShared), () => shared?.KnownAt(knownAt) ?? []);
    }

    /// <summary>Whether the samples reach back far enough for a figure.</summary>
    public bool IsEnoughFor(AvailabilityFigure figure) => LeadIn.IsEnough(figure, own.Since, shared?.Since ?? long.MaxValue);

    /// <summary>The first batch whose stored samples are not the sealed ones; null when all are.</summary>
    public long? FirstDamaged() => own.FirstDamaged() ?? shared?.FirstDamaged();

    /// <summary>Adds the samples to a bundle.</summary>
    public void WriteTo(BundleWriter writer)
    {
        own.WriteTo(writer, "");
        shared?.WriteTo(writer, BundlePart.House);
    }

    StateTimeline IFigureEvidence.StatesOf(MonitorPlace place, FigureQuestion question) => (place.IsShared ? _shared : _own)!.HistoryOf(place).TimelineAt(question.AsOf);

    IEnumerable<long> IFigureEvidence.BatchesOf(FigureQuestion question) => own.Intervals.Where(i => i.At <= question.KnownAt).Select(i => i.Index);

    IEnumerable<long> IFigureEvidence.SharedBatchesOf(FigureQuestion question) => (shared?.Intervals ?? []).Where(i => i.At <= question.KnownAt).Select(i => i.Index);

    IZoneRules IFigureEvidence.ZoneOf(string name) => zones.Find(name) ?? throw new FormatException($"figure.no_zone: the clocks of {name} are not recorded");

    IServiceHours IFigureEvidence.HoursOf(CalendarPublished calendar) => hours(calendar);
}
