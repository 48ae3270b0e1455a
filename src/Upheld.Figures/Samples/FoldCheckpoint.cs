namespace Upheld.Figures.Samples;

/// <summary>Where a history stood before the first sample of a UTC day: from here it can be folded again.</summary>
/// <param name="State">What the fold remembered.</param>
/// <param name="Changes">How many changes of state lay behind it.</param>
/// <param name="Outages">How many ended outages lay behind it.</param>
public readonly record struct FoldCheckpoint(FoldState State, int Changes, int Outages);
