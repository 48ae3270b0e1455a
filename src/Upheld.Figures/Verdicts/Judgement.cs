using Upheld.Figures.Exact;

namespace Upheld.Figures.Verdicts;

/// <summary>The one rule by which bounds become a verdict.</summary>
public static class Judgement
{
    /// <summary>The verdict on an objective of the kind "at least", from the lowest and the highest value that the evidence allows (spec of requirements, A-15).</summary>
    /// <param name="lowest">The figure with everything unknown against the provider; null when nothing was measured.</param>
    /// <param name="highest">The figure with everything unknown for the provider; null when nothing was measured.</param>
    /// <param name="target">What was promised, as a share; compared exactly, never rounded.</param>
    public static Verdict AtLeast(Rational? lowest, Rational? highest, Rational target) =>
        highest < target ? Verdict.Missed
        : lowest >= target ? Verdict.Met
        : Verdict.Unproved;
}
