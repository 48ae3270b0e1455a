using Upheld.Evidence.Bundles;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Facts;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;
using Upheld.Verification.Bundles;

namespace Upheld.Verification.Figures;

/// <summary>The evidence of a bundle, from which figures are recomputed.</summary>
internal sealed class BundleEvidence(Bundle bundle, SampleFiles samples) : IFigureEvidence
{
    private readonly Dictionary<long, PlaceStates> _states = [];
    private readonly Dictionary<string, ServiceCalendar> _calendars = new(StringComparer.Ordinal);
    private RecordedZones? _zones;

    /// <summary>Works out the histories of these places as known at an instant, by one reading of all samples.</summary>
    public void Prepare(long knownAt, IEnumerable<MonitorPlace> places) => _states.Add(knownAt, PlaceStates.Of(places, () => samples.Read(knownAt)));

    /// <summary>How many checks were due and made in a window.</summary>
    public SlotCount SlotsOf(MonitorPlace place, FigureQuestion question) =>
        _states[question.KnownAt].SlotsOf(place, question.Start, Math.Min(question.End, question.AsOf));

    /// <inheritdoc/>
    public StateTimeline StatesOf(MonitorPlace place, FigureQuestion question) => _states[question.KnownAt].HistoryOf(place).TimelineAt(question.AsOf);

    /// <inheritdoc/>
    public IEnumerable<long> BatchesOf(FigureQuestion question) => samples.Covered.Where(i => i.At <= question.KnownAt).Select(i => i.Index);

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
