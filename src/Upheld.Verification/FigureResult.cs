using Upheld.Evidence.Bundles;

namespace Upheld.Verification;

/// <summary>A figure of the report beside the one that the evidence gives.</summary>
/// <param name="Signed">The figure as published.</param>
/// <param name="Value">The recomputed value as printed, such as <c>99.9312 %</c>; null when there is nothing to measure.</param>
/// <param name="Verdict">The recomputed verdict; null while the window is open.</param>
/// <param name="Differences">Every field in which the signed figure differs; empty when it is exact.</param>
/// <param name="Worst">The three contributors that cost most, worst first.</param>
/// <param name="Slots">How many checks were due in the window and how many of them have a sample.</param>
public sealed record FigureResult(
    FigureRecord Signed, string? Value, string? Verdict, IReadOnlyList<FigureDifference> Differences, IReadOnlyList<Contributor> Worst, SlotCount Slots);

/// <summary>A field in which a signed figure is not the recomputed one.</summary>
/// <param name="Field">The field's path in the report.</param>
/// <param name="Signed">As published; null when it is missing there.</param>
/// <param name="Recomputed">As the evidence gives it; null when it should not be there.</param>
public sealed record FigureDifference(string Field, string? Signed, string? Recomputed);

/// <summary>Something that took from a figure: an outage.</summary>
/// <param name="Start">When it began, milliseconds since the Unix epoch.</param>
/// <param name="End">When it ended; null while it lasts.</param>
/// <param name="Counted">Milliseconds held against the promise.</param>
public sealed record Contributor(long Start, long? End, long Counted);

/// <summary>Checks due and checks made.</summary>
/// <param name="Due">Slots of the logged schedules inside the window.</param>
/// <param name="Measured">Those of them that have a sample; the others are gaps and count as unknown time.</param>
public readonly record struct SlotCount(long Due, long Measured);
