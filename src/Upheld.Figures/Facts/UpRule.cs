namespace Upheld.Figures.Facts;

/// <summary>When something is up: one monitor, one service, or at least so many of several rules.</summary>
/// <remarks>"All of n" is at least n, "any of n" at least 1. In JSON <c>{"monitor":id}</c>, <c>{"service":id}</c> or
/// <c>{"atLeast":k,"of":[…]}</c>; exactly one of the three.</remarks>
public sealed record UpRule
{
    /// <summary>The monitor that must be up.</summary>
    public Guid? Monitor { get; init; }

    /// <summary>The service that must be up.</summary>
    public Guid? Service { get; init; }

    /// <summary>How many of <see cref="Of"/> must be up.</summary>
    public int? AtLeast { get; init; }

    /// <summary>The rules of which <see cref="AtLeast"/> must be up.</summary>
    public IReadOnlyList<UpRule>? Of { get; init; }

    /// <summary>Up while this monitor is.</summary>
    public static UpRule OfMonitor(Guid monitor) => new() { Monitor = monitor };

    /// <summary>Up while this service is.</summary>
    public static UpRule OfService(Guid service) => new() { Service = service };

    /// <summary>Up while at least so many of the rules are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one, or more than there are.</exception>
    public static UpRule OfAtLeast(int count, IReadOnlyList<UpRule> of)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of.Count);
        return new() { AtLeast = count, Of = of };
    }

    /// <summary>Up while every one of the rules is.</summary>
    public static UpRule All(params IReadOnlyList<UpRule> of) => OfAtLeast(of.Count, of);

    /// <summary>Up while one of the rules is.</summary>
    public static UpRule Any(params IReadOnlyList<UpRule> of) => OfAtLeast(1, of);
}
