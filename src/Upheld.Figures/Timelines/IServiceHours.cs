namespace Upheld.Figures.Timelines;

/// <summary>When a service is promised to be there. Time outside is no part of the figure.</summary>
public interface IServiceHours
{
    /// <summary>The open time inside <paramref name="range"/>: in order, cut to the range, without overlaps; spans may touch.</summary>
    IEnumerable<Span> OpenSpans(Span range);
}
