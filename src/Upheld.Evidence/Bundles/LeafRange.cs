using System.Globalization;

using Upheld.Evidence.Canonical;

namespace Upheld.Evidence.Bundles;

/// <summary>Consecutive leaves of a log, both ends included.</summary>
/// <param name="First">Index of the first.</param>
/// <param name="Last">Index of the last.</param>
public readonly record struct LeafRange(long First, long Last)
{
    /// <summary>The fewest ranges that hold these indexes and no others, ascending.</summary>
    public static IReadOnlyList<LeafRange> Of(IEnumerable<long> indexes)
    {
        var ranges = new List<LeafRange>();
        foreach (var index in indexes.Order())
        {
            if (ranges.Count > 0 && index <= ranges[^1].Last + 1)
            {
                ranges[^1] = ranges[^1] with { Last = index };
            }
            else
            {
                ranges.Add(new LeafRange(index, index));
            }
        }

        return ranges;
    }

    /// <summary>The ranges as a list of pairs.</summary>
    public static CanonicalArray ToArray(IEnumerable<LeafRange> ranges) => new(ranges.Select(r => new CanonicalArray { r.First, r.Last }));

    /// <summary>Reads a list of pairs; they ascend and neither overlap nor touch.</summary>
    /// <exception cref="EvidenceException"><c>report.malformed</c>.</exception>
    public static IReadOnlyList<LeafRange> Parse(CanonicalArray array)
    {
        var ranges = new List<LeafRange>();
        foreach (var item in array)
        {
            if (item is not CanonicalArray { Count: 2 } pair || pair[0] is not CanonicalInteger first || pair[1] is not CanonicalInteger last
                || first.Value > last.Value || first.Value < 0 || (ranges.Count > 0 && first.Value <= ranges[^1].Last + 1))
            {
                throw new EvidenceException("report.malformed", "Leaf ranges are pairs [first, last] that ascend and do not touch.");
            }

            ranges.Add(new LeafRange(first.Value, last.Value));
        }

        return ranges;
    }

    /// <summary><c>7</c> or <c>7–12</c>.</summary>
    public override string ToString() =>
        First == Last ? First.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{First}\u2013{Last}");
}
