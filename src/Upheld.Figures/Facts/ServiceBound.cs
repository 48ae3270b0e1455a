using System.Text.Json.Serialization;
using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>From <see cref="At"/> on, this is how the state of a service follows from its monitors (<c>service.bound</c>). A later one of the same
/// service replaces it.</summary>
public sealed record ServiceBound([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IFact
{
    /// <inheritdoc/>
    public static string Type => "service.bound";

    /// <summary>The service's id.</summary>
    public required Guid Service { get; init; }

    /// <summary>Every monitor the rule names, and in which log its samples stand.</summary>
    public required IReadOnlyList<BoundMonitor> Monitors { get; init; }

    /// <summary>When the service is up.</summary>
    public required UpRule Up { get; init; }
}
