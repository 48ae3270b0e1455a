using Upheld.Figures.Exact;
using Upheld.Figures.Verdicts;

namespace Upheld.Figures.Availability;

/// <summary>The mean availability of several services, weighted by what the customer pays for each (requirements, A-02). Shown beside the figures of the
/// services, never in place of them.</summary>
/// <param name="Value">The mean of the reported figures; null when none was measured.</param>
/// <param name="Lowest">The mean of the lower bounds; a service without any measurement weighs in as down.</param>
/// <param name="Highest">The mean of the upper bounds; a service without any measurement weighs in as up.</param>
public sealed record ServiceMean(Rational? Value, Rational? Lowest, Rational? Highest)
{
    /// <summary>The mean of figures and their weights, such as monthly fees in cents. A service for which nothing was due in the
    /// window has no part in it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative.</exception>
    public static ServiceMean Of(IReadOnlyCollection<(AvailabilityAnswer Answer, long Weight)> services)
    {
        foreach (var (_, weight) in services)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight);
        }
        return new ServiceMean(
            Mean(services, answer => answer.Availability.Value),
            Mean(services, answer => answer.Lowest),
            Mean(services, answer => answer.Highest));
    }

    /// <summary>The verdict on the mean, by the same rule as that on one service.</summary>
    public Verdict Judge(Rational target) => Value is null ? Verdict.Unproved : Judgement.AtLeast(Lowest, Highest, target);

    private static Rational? Mean(IEnumerable<(AvailabilityAnswer Answer, long Weight)> services, Func<AvailabilityAnswer, Rational?> figureOf)
    {
        var (sum, weights) = (Rational.Zero, Rational.Zero);
        foreach (var (answer, weight) in services)
        {
            if (figureOf(answer) is { } figure)
            {
                sum += figure * weight;
                weights += weight;
            }
        }
        return weights.Sign == 0 ? null : sum / weights;
    }
}
