using Upheld.Figures.Timelines;

namespace Upheld.Figures.Samples;

/// <summary>A stretch of time in one state; the next one's state differs.</summary>
/// <param name="Span">The stretch, half-open.</param>
/// <param name="State">The state in it.</param>
/// <param name="Earliest">The last instant known to hold the state before (<see cref="StateChange.Earliest"/>).</param>
public readonly record struct StateInterval(Span Span, ProbeState State, long Earliest);
