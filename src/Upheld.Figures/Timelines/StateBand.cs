namespace Upheld.Figures.Timelines;

/// <summary>A timeline together with how good and how bad it may really have been, because a change is known only to the gap between two checks.</summary>
/// <remarks>All three still say where nothing is known; whether unknown counts as up or down is the figure's business.</remarks>
/// <param name="Reported">The changes where they were seen.</param>
/// <param name="Best">Every change where it serves the provider best.</param>
/// <param name="Worst">Every change where it serves the provider worst.</param>
public sealed record StateBand(StateTimeline Reported, StateTimeline Best, StateTimeline Worst)
{
    /// <summary>The band of one timeline, from the <see cref="Transition.Earliest"/> of its changes.</summary>
    public static StateBand Of(StateTimeline timeline) => new(timeline, timeline.AtBest(), timeline.AtWorst());
}
