using Upheld.Figures.Timelines;

namespace Upheld.Figures.Calendars;

/// <summary>Spans in any order, made ascending, disjoint and not empty: overlapping time counts once.</summary>
internal static class Pauses
{
    public static IReadOnlyList<Span> Merge(IReadOnlyList<Span>? spans)
    {
        if (spans is null or [])
        {
            return [];
        }
        var sorted = spans.Where(span => !span.IsEmpty).ToList();
        sorted.Sort((a, b) => a.Start.CompareTo(b.Start));
        MergeSorted(sorted);
        return sorted;
    }

    /// <summary>Joins spans that overlap or touch, in place.</summary>
    public static void MergeSorted(List<Span> spans)
    {
        var kept = 0;
        for (var i = 0; i < spans.Count; i++)
        {
            if (kept > 0 && spans[i].Start <= spans[kept - 1].End)
            {
                spans[kept - 1] = new Span(spans[kept - 1].Start, Math.Max(spans[kept - 1].End, spans[i].End));
            }
            else
            {
                spans[kept++] = spans[i];
            }
        }
        spans.RemoveRange(kept, spans.Count - kept);
    }
}
