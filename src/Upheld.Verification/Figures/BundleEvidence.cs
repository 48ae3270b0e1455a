using Upheld.Evidence.Bundles;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Facts;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;
using Upheld.Verification.Bundles;

namespace Upheld.Verification.Figures;

/// <summary>The evidence of a bundle, from which figures are recomputed.</summary>
/// <param name="bundle">The bundle.</param>
/// <param name="samples">The samples of the customer's log.</param>
/// <param name="shared">Those of the installation's log; null without it.</param>
internal sealed class BundleEvidence(Bundle bundle, SampleFiles samples, SampleFiles? shared) : IFigureEvidence
{
    private readonly Dictionary<(long KnownAt, bool IsShared), PlaceStates> _states = [];
    private readonly Dictionary<string, ServiceCalendar> _calendars = new(StringComparer.Ordinal);
    private RecordedZones? _zones;

    /// <summary>Works out the histories of these places as known at an instant, by one reading of all samples.</summary>
    /// <exception cref="FormatException"><c>house.missing</c>: a shared monitor is used and the bundle lacks the installation's log.</exception>
    public void Prepare(long knownAt, IReadOnlyCollection<MonitorPlace> places)
    {
        _states.Add((knownAt, false), PlaceStates.Of(places.Where(place => !place.IsShared), () => samples.Read(knownAt)));
        if (places.Any(place => place.IsShared))
        {
            var house = shared ?? throw new FormatException("house.missing: a shared monitor is used and the bundle lacks the installation's log");
            _states.Add((knownAt, true), PlaceStates.Of(places.Where(place => place.IsShared), () => house.Read(knownAt)));
        }
    }

    /// <summary>How many checks were due and made in a window.</summary>
    public SlotCount SlotsOf(MonitorPlace place, FigureQuestion question) =>
        _states[(question.KnownAt, place.IsShared)].SlotsOf(place, question.Start, Math.Min(question.End, question.AsOf));

    /// <inheritdoc/>
    public StateTimeline StatesOf(MonitorPlace place, FigureQuestion question) => _states[(question.KnownAt, place.IsShared)].HistoryOf(place).TimelineAt(question.AsOf);

    /// <inheritdoc/>
    public IEnumerable<long> BatchesOf(FigureQuestion question) => samples.Covered.Where(i => i.At <= question.KnownAt).Select(i => i.Index);

    /// <inheritdoc/>
    public IEnumerable<long> SharedBatchesOf(FigureQuestion question) => (shared?.Covered ?? []).Where(i => i.At <= question.KnownAt).Select(i => i.Index);

    /// <inheritdoc/>
    public IZoneRules ZoneOf(string name) =>
        Zones().Find(name) ?? (name is "UTC" or "Etc/UTC" ? UtcZone.Instance : throw new FormatException($"figure.no_zone: the clocks of {name} are not recorded"));

    /// <inheritdoc/>
    public IServiceHours HoursOf(CalendarPublished calendar)
    {
        var file = CalendarFiles.NameOf(calendar);
        if (!_calendars.TryGetValue(file, out var hours))
        {
            hours = CalendarFiles.Read(bundle.Required(file).Span, calendar);
            _calendars.Add(file, hours);
        }

        return hours;
    }

    private RecordedZones Zones() => _zones ??= bundle.File(CalendarFiles.Zones) is { } file ? CalendarFiles.ReadZones(file.Span) : new RecordedZones([]);
}
