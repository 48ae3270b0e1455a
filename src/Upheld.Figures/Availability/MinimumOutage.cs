using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>Lets outages join up that are shorter than the contract counts.</summary>
/// <remarks>They join up whatever stands beside them: a rule that looked at the neighbours would let more down time raise a figure. Read as down, unknown
/// time makes an outage longer, but never joins up itself.</remarks>
internal static class MinimumOutage
{
    /// <summary>The timeline without its short outages.</summary>
    public static StateTimeline Joined(StateTimeline timeline, UnknownReading reading, long minOutage)
    {
        if (minOutage <= 0)
        {
            return timeline;
        }
        var joins = new bool[timeline.Count];
        var any = false;
        foreach (var run in OutageRun.Find(timeline, reading).Where(run => run.IsShorterThan(minOutage)))
        {
            joins.AsSpan(run.First, run.Last - run.First + 1).Fill(true);
            any = true;
        }
        return any ? timeline.Replaced((index, state) => joins[index] && state == ProbeState.Down ? ProbeState.Up : state) : timeline;
    }
}
