using System.Text.Json.Serialization;
using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>An exclusion is taken back (<c>exclusion.withdrawn</c>): it excludes nothing, its past included.</summary>
public sealed record ExclusionWithdrawn([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IFact
{
    /// <inheritdoc/>
    public static string Type => "exclusion.withdrawn";

    /// <summary>The exclusion's id.</summary>
    public required Guid Exclusion { get; init; }
}
