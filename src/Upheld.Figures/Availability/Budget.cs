using Upheld.Figures.Exact;

namespace Upheld.Figures.Availability;

/// <summary>The error budget of a window, in milliseconds of down time.</summary>
/// <param name="Allowed">(1 − target) × the time that the promise covers, what is still to come included.</param>
/// <param name="Used">What is lost so far by the reported figure.</param>
public readonly record struct Budget(Rational Allowed, Rational Used)
{
    /// <summary>What is left; negative when overspent.</summary>
    public Rational Left => Allowed - Used;
}
