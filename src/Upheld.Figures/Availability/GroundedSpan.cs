using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>A stretch of time and why it is treated otherwise than measured.</summary>
internal readonly record struct GroundedSpan(Span Span, Ground Ground)
{
    /// <summary>Where several grounds cover an instant, the first in the list has it. The result is in order and shares no time.</summary>
    public static GroundedSpan[] Flatten(List<GroundedSpan> claims)
    {
        if (IsFlat(claims))
        {
            return [.. claims];
        }
        var edges = new List<(long At, int Claim)>(claims.Count * 2);
        for (var i = 0; i < claims.Count; i++)
        {
            edges.Add((claims[i].Span.Start, i));
            edges.Add((claims[i].Span.End, i));
        }
        edges.Sort();
        var active = new SortedSet<int>();
        var flat = new List<GroundedSpan>();
        for (var i = 0; i < edges.Count; i++)
        {
            if (!active.Remove(edges[i].Claim))
            {
                active.Add(edges[i].Claim);
            }
            if (active.Count > 0 && edges[i + 1].At > edges[i].At)
            {
                Append(flat, new GroundedSpan(new Span(edges[i].At, edges[i + 1].At), claims[active.Min].Ground));
            }
        }
        return [.. flat];
    }

    private static void Append(List<GroundedSpan> flat, GroundedSpan next)
    {
        if (flat.Count > 0 && flat[^1].Span.End == next.Span.Start && ReferenceEquals(flat[^1].Ground, next.Ground))
        {
            next = next with { Span = new Span(flat[^1].Span.Start, next.Span.End) };
            flat.RemoveAt(flat.Count - 1);
        }
        flat.Add(next);
    }

    private static bool IsFlat(List<GroundedSpan> claims)
    {
        for (var i = 1; i < claims.Count; i++)
        {
            if (claims[i].Span.Start < claims[i - 1].Span.End)
            {
                return false;
            }
        }
        return true;
    }
}
