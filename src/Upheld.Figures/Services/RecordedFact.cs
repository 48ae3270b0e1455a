using Upheld.Figures.Facts;

namespace Upheld.Figures.Services;

/// <summary>A fact and its place in the log.</summary>
/// <param name="Index">Index of its leaf.</param>
/// <param name="RecordedAt">When it was recorded, milliseconds since the Unix epoch.</param>
/// <param name="Fact">The fact.</param>
/// <typeparam name="T">Which kind of fact.</typeparam>
public readonly record struct RecordedFact<T>(long Index, long RecordedAt, T Fact)
    where T : class, IFact;
