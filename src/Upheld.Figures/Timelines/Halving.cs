namespace Upheld.Figures.Timelines;

/// <summary>Search in something ordered.</summary>
internal static class Halving
{
    /// <summary>The first index for which the statement holds, given that it holds for all later ones; <paramref name="count"/> when for none.</summary>
    public static int First(int count, Func<int, bool> holds)
    {
        int low = 0, high = count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (holds(middle))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }
        return low;
    }
}
