namespace Upheld.Monitoring.Contracts;

/// <summary>One closed UTC day of one series.</summary>
/// <param name="Series">The series.</param>
/// <param name="Day">The day, in days since 1970-01-01.</param>
/// <param name="Block">Every sample, as a packed <see cref="Figures.Samples.DayBlock"/>.</param>
/// <param name="Before">What the fold remembered before the day's first sample, as <see cref="Figures.Samples.FoldState.Write"/> wrote it: from here the
/// history can be folded again.</param>
/// <param name="Hours">The day's hours, as a <see cref="Figures.Samples.RollUpBlock"/>; empty when they are not kept.</param>
/// <param name="Details">The check details of the day, packed; null when there are none.</param>
public sealed record StoredDay(SeriesId Series, int Day, byte[] Block, byte[] Before, byte[] Hours, byte[]? Details);
