namespace Upheld.Monitoring.Contracts;

/// <summary>Which days of a series are stored.</summary>
/// <param name="Series">The series.</param>
/// <param name="First">The first, in days since 1970-01-01.</param>
/// <param name="Last">The last.</param>
/// <param name="Count">How many.</param>
public sealed record DayRange(SeriesId Series, int First, int Last, long Count);
