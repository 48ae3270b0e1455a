using Upheld.Figures.Timelines;

namespace Upheld.Figures.Samples;

/// <summary>One hour of one monitor at one place in a few numbers: what charts are drawn from. It can be rebuilt from samples at any time and proves
/// nothing.</summary>
/// <param name="Hour">The start of the hour, in milliseconds UTC.</param>
/// <param name="UpMs">Milliseconds up.</param>
/// <param name="DegradedMs">Milliseconds degraded.</param>
/// <param name="DownMs">Milliseconds down; what is left of the hour is unknown (<see cref="UnknownMs"/>).</param>
/// <param name="Checks">Samples whose check began in the hour.</param>
/// <param name="Failures">Those of them that found the target down.</param>
/// <param name="LatencyMin">The shortest latency of those that did not; a step of <see cref="LatencyScale"/>, or its none.</param>
/// <param name="LatencyMean">The step nearest to their mean.</param>
/// <param name="LatencyP95">The latency that 95 % of them do not exceed (nearest rank).</param>
public readonly record struct HourRollUp(
    long Hour, int UpMs, int DegradedMs, int DownMs, int Checks, int Failures, ushort LatencyMin, ushort LatencyMean, ushort LatencyP95)
{
    /// <summary>Milliseconds of an hour.</summary>
    public const int Length = 3_600_000;

    /// <summary>Milliseconds of the hour in which nothing was known.</summary>
    public int UnknownMs => Length - UpMs - DegradedMs - DownMs;

    /// <summary>The start of the hour of an instant, in milliseconds.</summary>
    public static long HourOf(long at) => at - (((at % Length) + Length) % Length);

    /// <summary>The hours from one to another, empty ones included.</summary>
    /// <param name="from">The start of the first hour.</param>
    /// <param name="to">The end of the last hour.</param>
    /// <param name="timeline">The states, as they look at <paramref name="to"/> or later.</param>
    /// <param name="samples">The samples of the hours, each once, with the instant of each (<see cref="ProbeSchedule.TryInstantOf"/>).</param>
    public static IReadOnlyList<HourRollUp> Of(long from, long to, StateTimeline timeline, IEnumerable<(long At, Sample Sample)> samples)
    {
        if (HourOf(from) != from || HourOf(to) != to || to < from)
        {
            throw new ArgumentException("Roll-ups begin and end on the hour.", nameof(from));
        }

        var byHour = samples.ToLookup(pair => HourOf(pair.At), pair => pair.Sample);
        var hours = new List<HourRollUp>();
        for (var hour = from; hour < to; hour += Length)
        {
            var times = new int[4];
            foreach (var (span, state) in timeline.Within(new Span(hour, hour + Length)))
            {
                times[(int)state] += (int)span.Length;
            }

            hours.Add(Of(hour, times, byHour[hour]));
        }

        return hours;
    }

    private static HourRollUp Of(long hour, int[] times, IEnumerable<Sample> samples)
    {
        var checks = 0;
        var failures = 0;
        var latencies = new List<ushort>();
        foreach (var sample in samples)
        {
            checks++;
            failures += sample.State == ProbeState.Down ? 1 : 0;
            if (sample.State is ProbeState.Up or ProbeState.Degraded && sample.Latency != LatencyScale.None)
            {
                latencies.Add(sample.Latency);
            }
        }

        var (min, mean, p95) = (LatencyScale.None, LatencyScale.None, LatencyScale.None);
        if (latencies.Count > 0)
        {
            latencies.Sort();
            min = latencies[0];
            mean = LatencyScale.StepOfNanoseconds((long)(latencies.Aggregate(Int128.Zero, (sum, step) => sum + LatencyScale.NanosecondsOf(step)) / latencies.Count));
            p95 = latencies[((latencies.Count * 95) + 99) / 100 - 1];
        }

        return new HourRollUp(
            hour, times[(int)ProbeState.Up], times[(int)ProbeState.Degraded], times[(int)ProbeState.Down], checks, failures, min, mean, p95);
    }
}
