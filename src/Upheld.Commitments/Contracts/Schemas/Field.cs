using Upheld.Commitments.Contracts.Faults;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>A field of a record.</summary>
/// <param name="Name">Its name, in camel case.</param>
/// <param name="Shape">What it holds.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="WhenMissing">The fault when it is required and missing; null for the general one.</param>
public sealed record Field(string Name, Shape Shape, bool IsRequired, FaultKind? WhenMissing)
{
    /// <summary>A field that must be there.</summary>
    public static Field Required(string name, Shape shape, FaultKind? whenMissing = null) => new(name, shape, true, whenMissing);

    /// <summary>A field that may be left out.</summary>
    public static Field Optional(string name, Shape shape) => new(name, shape, false, null);
}
