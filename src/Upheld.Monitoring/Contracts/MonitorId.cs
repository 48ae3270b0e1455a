using Upheld.Kernel.Ids;

namespace Upheld.Monitoring.Contracts;

/// <summary>A monitor: one thing that is checked again and again.</summary>
public readonly record struct MonitorId(Guid Value) : IId<MonitorId>
{
    /// <inheritdoc/>
    public static MonitorId From(Guid value) => new(value);

    /// <summary>Order by value, as the databases sort it.</summary>
    public static bool operator <(MonitorId left, MonitorId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order by value, as the databases sort it.</summary>
    public static bool operator >(MonitorId left, MonitorId right) => left.Value.CompareTo(right.Value) > 0;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
