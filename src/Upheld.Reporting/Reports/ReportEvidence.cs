using Upheld.Evidence.Bundles;
using Upheld.Evidence.Merkle;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;
using Upheld.Verification.Bundles;
using Upheld.Verification.Figures;

namespace Upheld.Reporting.Reports;

/// <summary>The evidence of a bundle that is being made. Figures are computed from the very samples that go into it, by the code that will verify them, so
/// the server's stored histories cannot lead to another result.</summary>
internal sealed class ReportEvidence(
    IReadOnlyList<LoggedInterval> covered, IReadOnlyDictionary<long, Sample[]> samples, RecordedZones zones, Func<CalendarPublished, IServiceHours> hours)
    : IFigureEvidence
{
    /// <summary>Records of one file: about so many, whole batches.</summary>
    private const int FileRecords = 400_000;

    private PlaceStates? _states;

    /// <summary>Works out the states of these places by one reading of all samples.</summary>
    public void Prepare(IEnumerable<MonitorPlace> places) => _states = PlaceStates.Of(places, () => Files().Select(file => file.Samples));

    /// <summary>The first batch whose stored samples are not the sealed ones; null when all are.</summary>
    public long? FirstDamaged() => covered.Where(interval => interval.Root is not null)
        .Where(interval => TreeHash.RootOfRecords(SampleBatch.ToRecords(Of(interval)), Sample.Size) != interval.Root)
        .Select(interval => (long?)interval.Number).FirstOrDefault();

    /// <summary>Adds the samples to a bundle.</summary>
    public void WriteTo(BundleWriter writer)
    {
        foreach (var (range, file) in Files())
        {
            writer.AddSamples(range, SampleBatch.ToRecords(file), Sample.Size);
        }
    }

    StateTimeline IFigureEvidence.StatesOf(MonitorPlace place, FigureQuestion question) => _states!.HistoryOf(place).TimelineAt(question.AsOf);

    IEnumerable<long> IFigureEvidence.BatchesOf(FigureQuestion question) => covered.Select(interval => interval.Index);

    IZoneRules IFigureEvidence.ZoneOf(string name) => zones.Find(name) ?? throw new FormatException($"figure.no_zone: the clocks of {name} are not recorded");

    IServiceHours IFigureEvidence.HoursOf(CalendarPublished calendar) => hours(calendar);

    private Sample[] Of(LoggedInterval interval) => samples.GetValueOrDefault(interval.Number) ?? [];

    private IEnumerable<(BatchRange Range, Sample[] Samples)> Files()
    {
        var file = new List<Sample>();
        var first = 0;
        for (var i = 0; i < covered.Count; i++)
        {
            file.AddRange(Of(covered[i]));
            if (file.Count >= FileRecords || i == covered.Count - 1)
            {
                yield return (new BatchRange(covered[first].Number, covered[i].Number), [.. file]);
                file.Clear();
                first = i + 1;
            }
        }
    }
}
