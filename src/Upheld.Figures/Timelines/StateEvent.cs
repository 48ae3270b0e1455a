using Upheld.Figures.Samples;

namespace Upheld.Figures.Timelines;

/// <summary>Something that says what the state is from an instant on. The input of a <see cref="StateTimeline"/>; may come late, twice or in any order.</summary>
/// <param name="At">When the state begins, in milliseconds since the Unix epoch.</param>
/// <param name="State">The state from then on.</param>
/// <param name="Earliest">The last instant known to hold the state before; null when the change is known to the millisecond.</param>
/// <param name="RecordedAt">When it became known; null when it always was.</param>
public readonly record struct StateEvent(long At, ProbeState State, long? Earliest = null, long? RecordedAt = null);
