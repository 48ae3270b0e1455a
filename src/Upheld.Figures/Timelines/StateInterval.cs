using Upheld.Figures.Samples;

namespace Upheld.Figures.Timelines;

/// <summary>A stretch of time in one state.</summary>
/// <param name="Span">When; <see cref="long.MinValue"/> and <see cref="long.MaxValue"/> stand for "always before" and "until something is known".</param>
/// <param name="State">The state throughout.</param>
public readonly record struct StateInterval(Span Span, ProbeState State);
