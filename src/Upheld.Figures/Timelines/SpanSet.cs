using System.Collections;

namespace Upheld.Figures.Timelines;

/// <summary>A set of instants as spans that are in order, not empty, and neither overlap nor touch.</summary>
/// <remarks>Overlapping maintenance or doubled outages are counted once because they pass through here.</remarks>
public sealed class SpanSet : IReadOnlyList<Span>, IEquatable<SpanSet>
{
    private readonly Span[] _spans;

    private SpanSet(Span[] spans) => _spans = spans;

    /// <summary>No instant.</summary>
    public static SpanSet Empty { get; } = new([]);

    /// <summary>How many separate spans.</summary>
    public int Count => _spans.Length;

    /// <summary>Milliseconds inside.</summary>
    public long Total => _spans.Sum(span => span.Length);

    /// <summary>The spans, packed.</summary>
    public ReadOnlySpan<Span> Spans => _spans;

    /// <inheritdoc/>
    public Span this[int index] => _spans[index];

    /// <summary>The set of all instants inside any of the spans, given in any order; empty ones add nothing.</summary>
    public static SpanSet Of(params IEnumerable<Span> spans)
    {
        var merged = new List<Span>();
        foreach (var span in spans.Where(span => !span.IsEmpty).OrderBy(span => span.Start))
        {
            if (merged.Count > 0 && span.Start <= merged[^1].End)
            {
                merged[^1] = new Span(merged[^1].Start, Math.Max(merged[^1].End, span.End));
            }
            else
            {
                merged.Add(span);
            }
        }
        return merged.Count == 0 ? Empty : new SpanSet([.. merged]);
    }

    /// <summary>Instants inside either.</summary>
    public SpanSet Union(SpanSet other) => Count == 0 ? other : other.Count == 0 ? this : Of([.. _spans, .. other._spans]);

    /// <summary>Instants inside both.</summary>
    public SpanSet Intersect(SpanSet other)
    {
        var shared = new List<Span>();
        for (int i = 0, j = 0; i < Count && j < other.Count;)
        {
            var both = _spans[i].Intersect(other._spans[j]);
            if (!both.IsEmpty)
            {
                shared.Add(both);
            }
            if (_spans[i].End <= other._spans[j].End)
            {
                i++;
            }
            else
            {
                j++;
            }
        }
        return shared.Count == 0 ? Empty : new SpanSet([.. shared]);
    }

    /// <summary>Instants inside the span as well.</summary>
    public SpanSet Intersect(Span span) => Intersect(Of(span));

    /// <summary>Instants inside this set and not inside the other.</summary>
    public SpanSet Subtract(SpanSet other)
    {
        var left = new List<Span>();
        var j = 0;
        foreach (var span in _spans)
        {
            var start = span.Start;
            while (j < other.Count && other._spans[j].End <= start)
            {
                j++;
            }
            for (var k = j; k < other.Count && other._spans[k].Start < span.End; k++)
            {
                if (other._spans[k].Start > start)
                {
                    left.Add(new Span(start, other._spans[k].Start));
                }
                start = other._spans[k].End;
            }
            if (start < span.End)
            {
                left.Add(new Span(start, span.End));
            }
        }
        return left.Count == 0 ? Empty : new SpanSet([.. left]);
    }

    /// <summary>Whether the millisecond is inside.</summary>
    public bool Contains(long at)
    {
        var index = FirstEndingAfter(at);
        return index < Count && _spans[index].Contains(at);
    }

    /// <summary>The index of the first span that ends after the instant; <see cref="Count"/> when there is none.</summary>
    public int FirstEndingAfter(long at) => Halving.First(Count, index => _spans[index].End > at);

    /// <inheritdoc/>
    public IEnumerator<Span> GetEnumerator() => ((IEnumerable<Span>)_spans).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(SpanSet? other) => other is not null && Spans.SequenceEqual(other.Spans);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SpanSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _spans.Aggregate(_spans.Length, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", _spans.Select(span => $"[{span.Start}, {span.End})"));
}
