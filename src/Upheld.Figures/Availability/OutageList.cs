using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>Gathers what the outages of a window count.</summary>
/// <param name="runs">The outages of the uncut timeline, in order.</param>
/// <param name="window">The window.</param>
/// <param name="asOf">The instant of the evaluation.</param>
internal sealed class OutageList(IReadOnlyList<OutageRun> runs, Span window, long asOf)
{
    private readonly List<(OutageRun Run, long Counted, long Excluded)> _found = [];
    private int _next;

    /// <summary>Takes the next stretch of down time; those of no outage in the list are passed over.</summary>
    public void Add(LedgerSegment down)
    {
        if (_next == 0 && runs.Count > 0)
        {
            _next = Halving.First(runs.Count, index => runs[index].Span.End > down.Span.Start);
        }
        while (_next < runs.Count && runs[_next].Span.End <= down.Span.Start)
        {
            _next++;
        }
        if (_next == runs.Count || runs[_next].Span.Start > down.Span.Start)
        {
            return;
        }
        if (_found.Count == 0 || _found[^1].Run != runs[_next])
        {
            _found.Add((runs[_next], 0, 0));
        }
        var (run, counted, excluded) = _found[^1];
        _found[^1] = (run,
            counted + (down.Part == LedgerPart.Down ? down.Span.Length : 0),
            excluded + (down.Part == LedgerPart.Excluded ? down.Span.Length : 0));
    }

    /// <summary>The outages, with what rounding adds to them. Rounding can fall into a window that holds no down time of its outage any more: it is listed all the same,
    /// because the figure counts it.</summary>
    public List<Outage> Finish(Dictionary<OutageRun, long> rounding) =>
        [.. _found.Concat(rounding.Where(added => added.Value > 0).Select(added => added.Key).Except(_found.Select(found => found.Run)).Select(run => (Run: run, Counted: 0L, Excluded: 0L)))
            .OrderBy(found => found.Run.Span.Start)
            .Select(found => new Outage(
                Math.Max(found.Run.Span.Start, window.Start), EndOf(found.Run), found.Counted + rounding.GetValueOrDefault(found.Run), found.Excluded))];

    // In a window that has passed, an outage that goes on beyond it ends with the window, whatever is known of it later.
    private long? EndOf(OutageRun run) =>
        asOf < window.End && run.Span.End > asOf ? null : Math.Min(run.Span.End, window.End);
}
