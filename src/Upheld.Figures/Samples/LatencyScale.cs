using NodaTime;

namespace Upheld.Figures.Samples;

/// <summary>How long a check took, in steps of one per cent: the scale of <see cref="Sample.Latency"/>.</summary>
/// <remarks>
/// <para>Step 0 is 1,000 ns (1 µs); each step is one hundredth longer than the one before, rounded down to whole nanoseconds:
/// <c>T[0] = 1000</c>, <c>T[k+1] = T[k] + T[k] / 100</c> in integers. So the table is the same on every machine and in every language, and step
/// 3,199 is about two years. No float, no logarithm.</para>
/// <para>A duration gets the step nearest to it (the lower one when it is exactly between two), so what is restored differs by at most about half a
/// per cent, and a step restores to itself. One byte more would buy nothing: the network's own jitter is larger.</para>
/// </remarks>
public static class LatencyScale
{
    /// <summary>The last step; longer durations have it too.</summary>
    public const ushort Highest = 3199;

    /// <summary>Stands for "nothing was measured".</summary>
    public const ushort None = 0xFFFF;

    private static readonly long[] Table = Build();

    /// <summary>The step nearest to a duration. Below 1 µs (a negative one included) step 0, beyond the scale <see cref="Highest"/>.</summary>
    public static ushort StepOf(Duration duration) =>
        duration < Duration.Zero ? (ushort)0
        : duration > Duration.FromDays(1000) ? Highest
        : StepOfNanoseconds(duration.ToInt64Nanoseconds());

    /// <summary>The step nearest to so many nanoseconds.</summary>
    public static ushort StepOfNanoseconds(long nanoseconds)
    {
        var found = Array.BinarySearch(Table, nanoseconds);
        if (found >= 0)
        {
            return (ushort)found;
        }

        var above = ~found;
        if (above == 0)
        {
            return 0;
        }

        if (above > Highest)
        {
            return Highest;
        }

        return (ushort)(Table[above] - nanoseconds < nanoseconds - Table[above - 1] ? above : above - 1);
    }

    /// <summary>What a step restores to, in nanoseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a step (also <see cref="None"/>).</exception>
    public static long NanosecondsOf(ushort step)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, Highest);
        return Table[step];
    }

    /// <summary>What a step restores to; null for <see cref="None"/>.</summary>
    public static Duration? DurationOf(ushort step) => step == None ? null : Duration.FromNanoseconds(NanosecondsOf(step));

    private static long[] Build()
    {
        var table = new long[Highest + 1];
        table[0] = 1000;
        for (var step = 0; step < Highest; step++)
        {
            table[step + 1] = table[step] + (table[step] / 100);
        }

        return table;
    }
}
