using Upheld.Monitoring.Contracts;
using Upheld.Verification.Bundles;

namespace Upheld.Reporting.Reports;

/// <summary>What of a log's checks is still kept.</summary>
/// <param name="Reading">The log as it was read.</param>
/// <param name="Gone">What was let go of it; null when nothing was.</param>
internal sealed record KeptChecks(LogReading Reading, LetGo? Gone)
{
    /// <summary>The place in the reading of the first interval whose checks are kept. What was just sealed is never gone.</summary>
    public int First { get; } = Gone is null ? 0 : Reading.Intervals.FindIndex(interval => interval.Number > Gone.LastBatch);

    /// <summary>From when on checks are kept; the beginning of time while none has been let go.</summary>
    public long Since => First == 0 ? long.MinValue : Reading.Intervals[First].Since;

    /// <summary>Reads the samples from the interval on in which an instant lies, as far as they are kept.</summary>
    public async Task<ReportSamples> ReadAsync(ISealedSamples samples, Kernel.Ids.CustomerId log, long since, CancellationToken cancellation)
    {
        const long day = 86_400_000;
        var first = Math.Max(First, Reading.Intervals.FindLastIndex(interval => interval.Since <= since));
        var covered = Reading.Intervals[first..];
        var records = await samples.ReadAsync(log, (int)(covered[0].Since / day) - 1, (int)(covered[^1].At / day) + 1, cancellation);
        return new ReportSamples(covered, first == 0, first == First, records);
    }
}
