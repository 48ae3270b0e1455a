namespace Upheld.Figures.Availability;

/// <summary>An outage as far as it lies in the window. Unknown time inside splits it not; up or degraded time does.</summary>
/// <param name="Start">When it began, or the window did; milliseconds since the Unix epoch.</param>
/// <param name="End">When it ended, or the window did; null while it is open.</param>
/// <param name="Counted">Milliseconds held against the provider, after rounding.</param>
/// <param name="Excluded">Milliseconds of it that are excluded.</param>
public readonly record struct Outage(long Start, long? End, long Counted, long Excluded);
