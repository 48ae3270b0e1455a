using System.Text.Json.Serialization;
using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>A maintenance window is called off (<c>maintenance.cancelled</c>): from <see cref="At"/> on it excludes nothing.</summary>
public sealed record MaintenanceCancelled([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IFact
{
    /// <inheritdoc/>
    public static string Type => "maintenance.cancelled";

    /// <summary>The window's id.</summary>
    public required Guid Maintenance { get; init; }
}
