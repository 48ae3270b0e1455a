using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Plans;

/// <summary>One value that differs between two versions of a document.</summary>
/// <param name="Path">Which value; items of a list that have names are found by them: <c>spec.promises[available].objective.atLeast</c>.</param>
/// <param name="Before">The value before; null when there was none.</param>
/// <param name="After">The value after; null when there is none.</param>
internal sealed record FieldChange(string Path, SpecValue? Before, SpecValue? After);
