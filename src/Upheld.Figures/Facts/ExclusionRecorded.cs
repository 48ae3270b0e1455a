using System.Text.Json.Serialization;
using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>A stretch of time that the contract takes out of the figure, such as force majeure (<c>exclusion.recorded</c>). A later one of the same
/// <see cref="Exclusion"/> replaces it. Recorded after its own start it is shown as retroactive and counted both ways.</summary>
public sealed record ExclusionRecorded([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IFact
{
    /// <inheritdoc/>
    public static string Type => "exclusion.recorded";

    /// <summary>The exclusion's id.</summary>
    public required Guid Exclusion { get; init; }

    /// <summary>The services it is about; none = all of the customer's.</summary>
    public required IReadOnlyList<Guid> Services { get; init; }

    /// <summary>When it begins.</summary>
    public required Instant Start { get; init; }

    /// <summary>When it ends.</summary>
    public required Instant End { get; init; }

    /// <summary>Why, as a code: <c>force_majeure</c>, <c>customer_caused</c>, …</summary>
    public required string Reason { get; init; }
}
