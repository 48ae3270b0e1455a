using Upheld.Figures.Exact;
using Upheld.Figures.Verdicts;

namespace Upheld.Figures.Availability;

/// <summary>A window whose target changed, judged as if the highest of its targets had held all the time.</summary>
/// <param name="Target">That target.</param>
/// <param name="Verdict">The verdict by it; null while the window is open and not decided.</param>
public sealed record StricterReading(Rational Target, Verdict? Verdict);
