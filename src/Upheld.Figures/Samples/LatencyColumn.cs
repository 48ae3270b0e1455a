namespace Upheld.Figures.Samples;

/// <summary>Latencies as their distance from what the ones before let one expect: small numbers, which compress well.</summary>
/// <remarks>The expectation moves an eighth of the way to each latency, a single outlier moving it by no more than eight steps. A plain difference from
/// the latency before would carry the jitter of both and cost half a bit a check more. It is kept in sixteenths of a step; all in integers.</remarks>
internal struct LatencyColumn
{
    private const int Unit = 16;
    private const int Farthest = 64;

    private int? _expected;

    public ushort Encode(ushort latency)
    {
        if (latency == LatencyScale.None)
        {
            return LatencyScale.None;
        }

        var distance = latency - Expected;
        Learn(distance);
        return (ushort)((distance << 1) ^ (distance >> 31));
    }

    public ushort Decode(ushort coded)
    {
        if (coded == LatencyScale.None)
        {
            return LatencyScale.None;
        }

        var distance = (coded >> 1) ^ -(coded & 1);
        var latency = Expected + distance;
        Learn(distance);
        return (ushort)latency;
    }

    /// <summary>The first latency is written as it is.</summary>
    private readonly int Expected => (_expected ?? 0) / Unit;

    private void Learn(int distance) =>
        _expected = _expected is { } expected ? expected + (2 * Math.Clamp(distance, -Farthest, Farthest)) : distance * Unit;
}
