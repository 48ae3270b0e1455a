using NodaTime;
using Upheld.Design.Charts;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Samples;

namespace Upheld.Monitoring.Checks;

/// <summary>The latency of one series for charts: a day from its samples, longer from hours.</summary>
internal sealed class ReadLatency(ReadSamples samples, ReadHours hours)
{
    private const long Day = 86_400_000;

    /// <summary>Slices of a chart of a day: ten minutes each.</summary>
    private const int Slices = 144;

    /// <summary>A chart begins with its series, so that a new monitor's is not a day of nothing.</summary>
    public static Instant From(MonitorHistory history, Instant now, Duration length) => history.Schedule.Parts is [var first, ..] && first.StartsAt < now
        ? Instant.Max(now - length, first.StartsAt)
        : now - length;

    /// <returns>Slice after slice; null where nothing was measured.</returns>
    public async Task<IReadOnlyList<LatencyPoint>> ExecuteAsync(MonitorHistory history, Instant from, Instant now, CancellationToken cancellation)
    {
        var span = new Span(from.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds());
        return span.Length <= Day + 1
            ? Sliced(await samples.ExecuteAsync(history.Series, span, cancellation), span, history.Schedule.Parts[^1].IntervalMs)
            : [.. (await hours.ExecuteAsync(history.Series, span, cancellation)).Select(hour => new LatencyPoint(
                Instant.FromUnixTimeMilliseconds(hour.Hour), Microseconds(hour.LatencyMin), Microseconds(hour.LatencyMean), Microseconds(hour.LatencyP95)))];
    }

    private static IReadOnlyList<LatencyPoint> Sliced(IReadOnlyList<TimedSample> found, Span span, long interval)
    {
        var slice = Math.Max((span.Length / Slices) + 1, interval); // never finer than the checks: each empty slice would be a gap
        var measured = found.Where(sample => sample.Sample.State is ProbeState.Up or ProbeState.Degraded && sample.Sample.Latency != LatencyScale.None)
            .ToLookup(sample => (sample.At - span.Start) / slice, sample => sample.Sample.Latency);
        var points = new List<LatencyPoint>();
        for (var index = 0L; span.Start + (index * slice) < span.End; index++)
        {
            ushort[] steps = [.. measured[index].Order()];
            var at = Instant.FromUnixTimeMilliseconds(span.Start + (index * slice));
            points.Add(steps.Length == 0
                ? new LatencyPoint(at, null, null, null)
                : new LatencyPoint(at, Microseconds(steps[0]), Microseconds(steps[(steps.Length - 1) / 2]), Microseconds(steps[(((steps.Length * 95) + 99) / 100) - 1])));
        }

        return points;
    }

    private static long? Microseconds(ushort step) => step == LatencyScale.None ? null : (LatencyScale.NanosecondsOf(step) + 500) / 1_000;
}
