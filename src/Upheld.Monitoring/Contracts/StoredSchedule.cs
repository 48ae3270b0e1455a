using Upheld.Figures.Facts;

namespace Upheld.Monitoring.Contracts;

/// <summary>One of the schedules that a series had one after the other.</summary>
/// <param name="Series">The series.</param>
/// <param name="Shard">The shard that the monitor belongs to.</param>
/// <param name="Schedule">The fact.</param>
public sealed record StoredSchedule(SeriesId Series, int Shard, MonitorSchedule Schedule);
