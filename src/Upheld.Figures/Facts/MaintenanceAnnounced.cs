using System.Text.Json.Serialization;
using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>The customer was told of a maintenance window (<c>maintenance.announced</c>). <see cref="At"/> is when they were told: the notice is
/// measured from it. A later one of the same <see cref="Maintenance"/> replaces the window, with its own notice.</summary>
public sealed record MaintenanceAnnounced([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IFact
{
    /// <inheritdoc/>
    public static string Type => "maintenance.announced";

    /// <summary>The window's id.</summary>
    public required Guid Maintenance { get; init; }

    /// <summary>The services it is about; none = all of the customer's.</summary>
    public required IReadOnlyList<Guid> Services { get; init; }

    /// <summary>When it begins.</summary>
    public required Instant Start { get; init; }

    /// <summary>When it ends; what goes on after it is down time.</summary>
    public required Instant End { get; init; }

    /// <summary>Whether it was approved as the contract asks. A window that was not informs people but excludes nothing.</summary>
    public required bool Approved { get; init; }
}
