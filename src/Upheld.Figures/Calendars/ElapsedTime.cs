namespace Upheld.Figures.Calendars;

/// <summary>Open time between two instants.</summary>
/// <param name="Counted">Milliseconds that were open and not paused.</param>
/// <param name="Paused">Milliseconds that were open but paused.</param>
public readonly record struct ElapsedTime(long Counted, long Paused);
