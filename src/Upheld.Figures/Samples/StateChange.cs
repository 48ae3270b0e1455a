namespace Upheld.Figures.Samples;

/// <summary>From an instant on a monitor is in another state than before.</summary>
/// <param name="At">The first millisecond of the new state, UTC.</param>
/// <param name="State">The state from then on.</param>
/// <param name="Earliest">The last instant at which a sample is known to have found the state before; the change happened after it and at
/// <paramref name="At"/> at the latest. Equal to <paramref name="At"/> when the state before was unknown.</param>
public readonly record struct StateChange(long At, ProbeState State, long Earliest);
