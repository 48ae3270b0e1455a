namespace Upheld.Figures.Availability;

/// <summary>A change of the hard state of an Icinga host or service.</summary>
/// <param name="At">When, in milliseconds since the Unix epoch.</param>
/// <param name="HardState">The state from then on: 0 to 3, or 99 while pending.</param>
/// <param name="PreviousHardState">The state before, as Icinga recorded it.</param>
public sealed record IcingaStateChange(long At, int HardState, int PreviousHardState);
