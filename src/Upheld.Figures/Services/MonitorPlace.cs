using Upheld.Figures.Samples;

namespace Upheld.Figures.Services;

/// <summary>A monitor at one of the places it is checked from.</summary>
/// <param name="Monitor">The monitor's id.</param>
/// <param name="Number">Its number in the log, which its samples carry.</param>
/// <param name="Location">The number of the place.</param>
/// <param name="IsShared">Whether its samples stand in the installation's log.</param>
/// <param name="Schedule">When its checks were due.</param>
public sealed record MonitorPlace(Guid Monitor, uint Number, ushort Location, bool IsShared, ProbeSchedule Schedule);
