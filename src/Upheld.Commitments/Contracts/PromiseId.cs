using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Contracts;

/// <summary>A promise of a contract; the same through all versions of the contract.</summary>
public readonly record struct PromiseId(Guid Value) : IId<PromiseId>
{
    /// <inheritdoc/>
    public static PromiseId From(Guid value) => new(value);

    /// <summary>Order by value, as the databases sort it.</summary>
    public static bool operator <(PromiseId left, PromiseId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order by value, as the databases sort it.</summary>
    public static bool operator >(PromiseId left, PromiseId right) => left.Value.CompareTo(right.Value) > 0;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
