namespace Upheld.Design.Charts;

/// <summary>Round numbers for a value axis: steps of 1, 2 or 5 times a power of ten.</summary>
internal static class ValueTicks
{
    /// <summary>From 0 to the first round number that holds <paramref name="highest"/>, in at most <paramref name="most"/> steps.</summary>
    public static IReadOnlyList<long> UpTo(long highest, int most)
    {
        var step = 1L;
        while (!Fits(step)) { step = Next(step); }
        var ticks = new List<long> { 0 };
        while (ticks[^1] < highest) { ticks.Add(ticks[^1] + step); }
        return ticks;

        bool Fits(long s) => Int128.CreateChecked(s) * most >= highest;
    }

    /// <summary>1, 2, 5, 10, 20, 50, …</summary>
    private static long Next(long step)
    {
        var leading = step;
        while (leading >= 10) { leading /= 10; }
        return leading == 2 ? step / 2 * 5 : step * 2;
    }
}
