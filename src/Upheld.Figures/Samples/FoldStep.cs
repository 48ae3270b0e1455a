using Upheld.Figures.Timelines;

namespace Upheld.Figures.Samples;

/// <summary>What one sample brought about.</summary>
/// <param name="Outcome">Whether it was taken; unless it was, nothing else stands here.</param>
/// <param name="Expired">The result before was too old from here on: the state became unknown in between.</param>
/// <param name="Changed">The state changed with the sample.</param>
/// <param name="Confirmed">The outage that the sample confirmed.</param>
/// <param name="Ended">The outage, or the blip, that the sample ended.</param>
public readonly record struct FoldStep(FoldOutcome Outcome, Transition? Expired, Transition? Changed, ProbeOutage? Confirmed, ProbeOutage? Ended);
