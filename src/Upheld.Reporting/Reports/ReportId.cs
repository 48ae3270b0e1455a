using Upheld.Kernel.Ids;

namespace Upheld.Reporting.Reports;

/// <summary>A report.</summary>
public readonly record struct ReportId(Guid Value) : IId<ReportId>
{
    /// <inheritdoc/>
    public static ReportId From(Guid value) => new(value);

    /// <summary>Order by value, as the databases sort it.</summary>
    public static bool operator <(ReportId left, ReportId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order by value, as the databases sort it.</summary>
    public static bool operator >(ReportId left, ReportId right) => left.Value.CompareTo(right.Value) > 0;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
