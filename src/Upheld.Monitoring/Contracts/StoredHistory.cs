namespace Upheld.Monitoring.Contracts;

/// <summary>The states of one series, saved in the transaction of each flush that changed them.</summary>
/// <param name="Series">The series.</param>
/// <param name="Monitor">The monitor's id, by which the folds are found.</param>
/// <param name="Pack">Every change of state, as a packed <see cref="Figures.Samples.IntervalPack"/>. How far it knows by now follows from the shard's fold
/// states.</param>
public sealed record StoredHistory(SeriesId Series, MonitorId Monitor, byte[] Pack);
