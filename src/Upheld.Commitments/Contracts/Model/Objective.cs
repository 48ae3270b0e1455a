using NodaTime;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Commitments.Contracts.Model;

/// <summary>What is to be reached.</summary>
public abstract record Objective
{
    private Objective()
    {
    }

    internal static Objective From(SpecMap map) =>
        map["atLeast"] is { } least ? new AtLeast(Quantity.From(least))
        : map["atMost"] is { } most ? new AtMost(Quantity.From(most))
        : new Within(map.Duration("within")!.Value, map.Percent("share") ?? 100);

    /// <summary>The figure must not be smaller.</summary>
    /// <param name="Bound">The smallest figure that keeps the promise.</param>
    public sealed record AtLeast(Quantity Bound) : Objective;

    /// <summary>The figure must not be larger.</summary>
    /// <param name="Bound">The largest figure that keeps the promise.</param>
    public sealed record AtMost(Quantity Bound) : Objective;

    /// <summary>A share of all cases must be done within a time.</summary>
    /// <param name="Time">A case done exactly in this time is in time.</param>
    /// <param name="Share">Per cent of the cases, 100 by default.</param>
    public sealed record Within(Duration Time, decimal Share) : Objective;
}

/// <summary>A number of an objective: a percentage, or a count or score.</summary>
/// <param name="Number">As written: 99.9 of <c>99.9%</c>.</param>
/// <param name="IsPercent">Whether it was written with the sign.</param>
public readonly record struct Quantity(decimal Number, bool IsPercent)
{
    /// <summary>The number as a fraction of one: 0.999 of <c>99.9%</c>; a plain number itself.</summary>
    public decimal Fraction => IsPercent ? Number / 100 : Number;

    internal static Quantity From(SpecValue value) => value switch
    {
        SpecNumber number => new Quantity(number.Value, IsPercent: false),
        SpecText { Value: var text } when PercentText.Parse(text) is { } percent => new Quantity(percent, IsPercent: true),
        SpecText { Value: var text } => new Quantity(DecimalText.Parse(text)!.Value, IsPercent: false),
        _ => throw new InvalidOperationException("The shape allows numbers and percentages only."),
    };

    /// <inheritdoc/>
    public override string ToString() => IsPercent ? PercentText.Format(Number) : DecimalText.Format(Number);
}
