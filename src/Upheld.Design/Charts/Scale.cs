namespace Upheld.Design.Charts;

/// <summary>Maps whole numbers (milliseconds, counts) to whole pixels without floating point, rounding half up.</summary>
internal readonly struct Scale(long from, long to, int first, int last)
{
    /// <summary>The pixel of a value; values outside the range stop at its ends.</summary>
    public int At(long value)
    {
        if (to <= from) { return first; }
        var inside = Int128.Clamp(value, from, to) - from;
        Int128 range = (Int128)to - from;
        Int128 pixels = last - first;
        var scaled = 2 * inside * Int128.Abs(pixels) + range;
        var steps = (int)(scaled / (2 * range));
        return pixels < 0 ? first - steps : first + steps;
    }
}
