using Upheld.Figures.Samples;

namespace Upheld.Monitoring.Contracts;

/// <summary>A sample with its instant and what proves it.</summary>
/// <param name="At">When its check began, in milliseconds UTC.</param>
/// <param name="Batch">The batch that sealed it; null until it is sealed.</param>
/// <param name="Sample">The sample.</param>
public readonly record struct TimedSample(long At, long? Batch, Sample Sample);
