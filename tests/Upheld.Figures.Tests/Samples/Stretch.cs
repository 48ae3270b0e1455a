using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Tests.Samples;

/// <summary>A stretch of one state with the last instant known to hold the state before, for tests to compare with.</summary>
internal readonly record struct Stretch(Span Span, ProbeState State, long Earliest);

internal static class Stretches
{
    /// <summary>From the first sample to an instant.</summary>
    public static List<Stretch> StretchesTo(this StateHistory history, long now)
    {
        var changes = history.TimelineAt(now).Transitions;
        var stretches = new List<Stretch>();
        for (var index = 0; index < changes.Length; index++)
        {
            var end = index + 1 < changes.Length ? Math.Min(changes[index + 1].At, now) : now;
            if (end > changes[index].At)
            {
                stretches.Add(new Stretch(new Span(changes[index].At, end), changes[index].State, changes[index].Earliest));
            }
        }

        return stretches;
    }
}
