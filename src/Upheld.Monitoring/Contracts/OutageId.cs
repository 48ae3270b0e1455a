using Upheld.Kernel.Ids;

namespace Upheld.Monitoring.Contracts;

/// <summary>A confirmed outage of one monitor.</summary>
public readonly record struct OutageId(Guid Value) : IId<OutageId>
{
    /// <inheritdoc/>
    public static OutageId From(Guid value) => new(value);

    /// <summary>Order by value, as the databases sort it.</summary>
    public static bool operator <(OutageId left, OutageId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order by value, as the databases sort it.</summary>
    public static bool operator >(OutageId left, OutageId right) => left.Value.CompareTo(right.Value) > 0;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
