namespace Upheld.Figures.Availability;

/// <summary>One bound of a figure.</summary>
/// <param name="Share">The figure, unknown time taken one way.</param>
/// <param name="Unknown">Milliseconds of unknown time in it.</param>
/// <param name="LeftOut">The figure with its unknown time left out; worked out only when it is needed.</param>
internal readonly record struct Bound(Share Share, long Unknown, Func<Share> LeftOut)
{
    /// <summary>The bounds of two pieces together.</summary>
    public static Bound operator +(Bound one, Bound other) => new(one.Share + other.Share, one.Unknown + other.Unknown, () => one.LeftOut() + other.LeftOut());
}
