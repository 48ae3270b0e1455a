using Upheld.Figures.Exact;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>A stretch of a window with rules of its own.</summary>
/// <param name="Span">The stretch.</param>
/// <param name="Target">The share promised in it.</param>
/// <param name="Ledger">Its seven parts.</param>
/// <param name="Availability">Its reported figure.</param>
public sealed record AvailabilityPiece(Span Span, Rational Target, Ledger Ledger, Share Availability);
