using System.Globalization;

namespace Upheld.Design.Charts;

/// <summary>Shares of a whole, in integers.</summary>
internal static class Share
{
    /// <summary>Percent with four decimals, cut and never rounded up, as every figure is.</summary>
    public static string Percent(long part, long whole)
    {
        if (whole <= 0) { return "–"; }
        var units = (Int128)part * 1_000_000 / whole;
        return string.Create(CultureInfo.InvariantCulture, $"{units / 10_000}.{units % 10_000:0000}\u00a0%");
    }

    /// <summary>
    /// Cuts <paramref name="total"/> pixels into parts in proportion to <paramref name="sizes"/>. Parts that are not zero get at least <paramref name="least"/>
    /// pixels, since five minutes of a year must be seen; the largest part pays for it. The parts sum to the total.
    /// </summary>
    public static int[] Pixels(IReadOnlyList<long> sizes, int total, int least)
    {
        var pixels = new int[sizes.Count];
        Int128 sum = 0;
        foreach (var size in sizes) { sum += Math.Max(size, 0); }
        if (sum == 0) { return pixels; }

        var largest = 0;
        for (var i = 0; i < sizes.Count; i++)
        {
            if (sizes[i] > sizes[largest]) { largest = i; }
            if (sizes[i] > 0) { pixels[i] = Math.Max(least, (int)(total * (Int128)sizes[i] / sum)); }
        }
        pixels[largest] += total - pixels.Sum();
        return pixels;
    }
}
