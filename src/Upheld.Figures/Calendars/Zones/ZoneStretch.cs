namespace Upheld.Figures.Calendars.Zones;

/// <summary>A stretch of time during which a zone's offset from UTC does not change.</summary>
/// <param name="Start">Its first millisecond since the Unix epoch, the transition into it; <see cref="long.MinValue"/> when it has no beginning.</param>
/// <param name="End">The transition out of it; <see cref="long.MaxValue"/> when it has no end.</param>
/// <param name="Offset">Local time minus UTC, in milliseconds.</param>
public readonly record struct ZoneStretch(long Start, long End, long Offset);
