using System.Text.Json.Serialization;
using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>A document of a contract file got a new version (<c>document.version</c>): a contract, a calendar, a service, a monitor … Its canonical bytes are in the
/// bundle; here stands their hash.</summary>
public sealed record DocumentVersion([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IFact
{
    /// <inheritdoc/>
    public static string Type => "document.version";

    /// <summary>The document's kind, such as <c>Contract</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The document's name.</summary>
    public required string Name { get; init; }

    /// <summary>1, 2, 3 … for a kind and name.</summary>
    public required int Version { get; init; }

    /// <summary>First local day on which it holds, <c>YYYY-MM-DD</c>.</summary>
    public required string EffectiveFrom { get; init; }

    /// <summary>Whether this version ends the document.</summary>
    public required bool Retired { get; init; }

    /// <summary>SHA-256 of its canonical JSON, 64 lower-case hexadecimal digits; absent where the document names people, whose commitment is salted.</summary>
    public string? Sha256 { get; init; }
}
