namespace Upheld.Figures.Timelines;

/// <summary>Service hours given as the spans themselves, such as those that a report bundle carries.</summary>
public sealed class OpenSpanList(SpanSet open) : IServiceHours
{
    /// <inheritdoc/>
    public IEnumerable<Span> OpenSpans(Span range)
    {
        for (var i = open.FirstEndingAfter(range.Start); i < open.Count && open[i].Start < range.End; i++)
        {
            yield return open[i].Intersect(range);
        }
    }
}
