namespace Upheld.Monitoring.Checking;

/// <summary>A check that is due.</summary>
/// <param name="Monitor">Of what.</param>
/// <param name="Slot">The slot of the logged schedule that it belongs to.</param>
/// <param name="IsExtra">An immediate re-check, or the first look after a start: belongs to a slot that has had its tick.</param>
internal readonly record struct Tick(WatchedMonitor Monitor, uint Slot, bool IsExtra);
