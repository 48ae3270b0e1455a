using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Contracts;

/// <summary>A service.</summary>
public readonly record struct ServiceId(Guid Value) : IId<ServiceId>
{
    /// <inheritdoc/>
    public static ServiceId From(Guid value) => new(value);

    /// <summary>Order by value, as the databases sort it.</summary>
    public static bool operator <(ServiceId left, ServiceId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order by value, as the databases sort it.</summary>
    public static bool operator >(ServiceId left, ServiceId right) => left.Value.CompareTo(right.Value) > 0;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
