using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>An outage on the uncut timeline.</summary>
/// <param name="First">Index of the first stretch.</param>
/// <param name="Last">Index of the last stretch.</param>
/// <param name="Span">From the start of the first to the end of the last.</param>
internal readonly record struct OutageRun(int First, int Last, Span Span)
{
    /// <summary>The outages of a timeline, in order.</summary>
    public static List<OutageRun> Find(StateTimeline timeline, UnknownReading reading)
    {
        var runs = new List<OutageRun>();
        for (var i = 0; i < timeline.Count; i++)
        {
            if (IsOut(timeline.StateOf(i), reading))
            {
                var last = LastOf(timeline, i, reading);
                runs.Add(new OutageRun(i, last, new Span(timeline.StartOf(i), timeline.EndOf(last))));
                i = last;
            }
        }
        return runs;
    }

    /// <summary>Whether it is known to be shorter. An outage without a known start or end is not: it may be of any length.</summary>
    public bool IsShorterThan(long milliseconds) => Span.Start != long.MinValue && Span.End != long.MaxValue && Span.Length < milliseconds;

    private static int LastOf(StateTimeline timeline, int first, UnknownReading reading)
    {
        var last = first;
        while (last + 1 < timeline.Count)
        {
            if (IsOut(timeline.StateOf(last + 1), reading))
            {
                last++;
            }
            else if (reading == UnknownReading.LeftOut && last + 2 < timeline.Count
                && timeline.StateOf(last + 1) == ProbeState.Unknown && timeline.StateOf(last + 2) == ProbeState.Down)
            {
                last += 2;
            }
            else
            {
                break;
            }
        }
        return last;
    }

    private static bool IsOut(ProbeState state, UnknownReading reading) =>
        state == ProbeState.Down || (state == ProbeState.Unknown && reading == UnknownReading.AsDown);
}
