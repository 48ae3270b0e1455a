namespace Upheld.Figures.Timelines;

/// <summary>A half-open stretch of time [<paramref name="Start"/>, <paramref name="End"/>) in whole milliseconds since the Unix epoch, UTC.</summary>
/// <remarks>All accounting of time is done on these: integers never lose a millisecond, and half-open spans that touch share none
/// (spec of availability, 1.1).</remarks>
/// <param name="Start">First millisecond inside.</param>
/// <param name="End">First millisecond outside; never before <paramref name="Start"/>.</param>
public readonly record struct Span(long Start, long End)
{
    /// <summary>Milliseconds inside.</summary>
    public long Length => End - Start;

    /// <summary>Whether nothing is inside.</summary>
    public bool IsEmpty => End <= Start;

    /// <summary>Whether the millisecond is inside; the start is, the end is not.</summary>
    public bool Contains(long at) => at >= Start && at < End;

    /// <summary>The part inside both; empty (and possibly with End before Start clamped to Start) when they share nothing.</summary>
    public Span Intersect(Span other)
    {
        var start = Math.Max(Start, other.Start);
        return new Span(start, Math.Max(start, Math.Min(End, other.End)));
    }
}
