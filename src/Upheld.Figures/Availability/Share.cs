using Upheld.Figures.Exact;

namespace Upheld.Figures.Availability;

/// <summary>Available time over measured time, exactly.</summary>
/// <param name="Numerator">Milliseconds available; with a weight for degraded time, up to three decimals.</param>
/// <param name="Denominator">Milliseconds measured.</param>
public readonly record struct Share(Rational Numerator, Rational Denominator)
{
    /// <summary>The share, 0 to 1; null when nothing was measured.</summary>
    public Rational? Value => Denominator.Sign == 0 ? null : Numerator / Denominator;

    /// <summary>What is missing to the full share, in milliseconds.</summary>
    public Rational Lost => Denominator - Numerator;

    /// <summary>The same with nothing less than nothing available.</summary>
    internal Share AtLeastNothing => this with { Numerator = Rational.Max(0, Numerator) };

    /// <summary>The share of two times together.</summary>
    public static Share operator +(Share one, Share other) => new(one.Numerator + other.Numerator, one.Denominator + other.Denominator);
}
