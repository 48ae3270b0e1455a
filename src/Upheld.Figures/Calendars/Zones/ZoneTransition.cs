namespace Upheld.Figures.Calendars.Zones;

/// <summary>The instant at which a zone's clocks change.</summary>
/// <param name="At">Milliseconds since the Unix epoch.</param>
/// <param name="OffsetSeconds">Local time minus UTC from then on, in seconds.</param>
public readonly record struct ZoneTransition(long At, int OffsetSeconds);
