namespace Upheld.Kernel.Ids;

/// <summary>The customer that a row, a fact or a page belongs to.</summary>
public readonly record struct CustomerId(Guid Value) : IId<CustomerId>
{
    /// <summary>The owner of what belongs to the installation itself and to no customer: staff sign-ins, shared monitors.</summary>
    public static readonly CustomerId House;

    /// <inheritdoc/>
    public static CustomerId From(Guid value) => new(value);

    /// <summary>Order by value, as the databases sort it.</summary>
    public static bool operator <(CustomerId left, CustomerId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order by value, as the databases sort it.</summary>
    public static bool operator >(CustomerId left, CustomerId right) => left.Value.CompareTo(right.Value) > 0;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
