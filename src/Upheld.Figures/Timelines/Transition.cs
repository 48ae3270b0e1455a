using Upheld.Figures.Samples;

namespace Upheld.Figures.Timelines;

/// <summary>A change of state in a <see cref="StateTimeline"/>.</summary>
/// <param name="At">When the new state begins, in milliseconds since the Unix epoch.</param>
/// <param name="State">The new state, always another than before.</param>
/// <param name="Earliest">The last instant known to hold the state before, at most <paramref name="At"/>: the change happened somewhere after it.</param>
public readonly record struct Transition(long At, ProbeState State, long Earliest);
