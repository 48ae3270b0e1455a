using Upheld.Evidence.Bundles;
using Upheld.Evidence.Merkle;
using Upheld.Figures.Samples;
using Upheld.Verification.Bundles;

namespace Upheld.Reporting.Reports;

/// <summary>The samples of one log that go into a bundle.</summary>
/// <param name="intervals">The intervals whose samples they are, one after the other.</param>
/// <param name="isFirst">Whether they begin with the log's first interval, so that nothing can have been before.</param>
/// <param name="reachesBack">Whether nothing earlier is kept.</param>
/// <param name="samples">The samples of each batch, as they are stored.</param>
internal sealed class ReportSamples(IReadOnlyList<LoggedInterval> intervals, bool isFirst, bool reachesBack, IReadOnlyDictionary<long, Sample[]> samples)
{
    /// <summary>Records of one file: about so many, whole batches.</summary>
    private const int FileRecords = 400_000;

    /// <summary>The intervals.</summary>
    public IReadOnlyList<LoggedInterval> Intervals => intervals;

    /// <summary>Whether nothing earlier could be read.</summary>
    public bool ReachesBack => reachesBack;

    /// <summary>From when on they are there, as a verifier sees it.</summary>
    public long Since => isFirst && intervals[0].Number == 1 ? long.MinValue : intervals[0].Since;

    /// <summary>The first batch whose stored samples are not the sealed ones; null when all are.</summary>
    public long? FirstDamaged() => intervals.Where(interval => interval.Root is not null)
        .Where(interval => TreeHash.RootOfRecords(SampleBatch.ToRecords(Of(interval)), Sample.Size) != interval.Root)
        .Select(interval => (long?)interval.Number).FirstOrDefault();

    /// <summary>The samples that are known at an instant, file by file.</summary>
    public IEnumerable<Sample[]> KnownAt(long knownAt) => Files(intervals.Where(interval => interval.At <= knownAt).ToList()).Select(file => file.Samples);

    /// <summary>Adds them to a bundle.</summary>
    public void WriteTo(BundleWriter writer, string folder)
    {
        foreach (var (range, file) in Files(intervals))
        {
            writer.AddSamples(range, SampleBatch.ToRecords(file), Sample.Size, folder);
        }
    }

    private Sample[] Of(LoggedInterval interval) => samples.GetValueOrDefault(interval.Number) ?? [];

    private IEnumerable<(BatchRange Range, Sample[] Samples)> Files(IReadOnlyList<LoggedInterval> covered)
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
