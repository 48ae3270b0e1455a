using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>A stretch of a window in which everything stays the same: the way from a figure down to what it is made of.</summary>
/// <param name="Span">When.</param>
/// <param name="Part">Where the ledger counts it.</param>
/// <param name="State">What was measured, after short outages have joined up.</param>
/// <param name="Ground">Why it is counted otherwise than measured; null when it is not.</param>
public readonly record struct LedgerSegment(Span Span, LedgerPart Part, ProbeState State, Ground? Ground);
