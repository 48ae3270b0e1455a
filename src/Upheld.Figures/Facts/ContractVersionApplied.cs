using System.Text.Json.Serialization;
using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>A version of a contract took effect (<c>contract.version</c>). It holds the hashes of the documents it was made from, so that a report
/// can carry them and anyone can see that they are the ones that were agreed.</summary>
public sealed record ContractVersionApplied([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IFact
{
    /// <inheritdoc/>
    public static string Type => "contract.version";

    /// <summary>The contract's id.</summary>
    public required Guid Contract { get; init; }

    /// <summary>Its version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>From when on it holds.</summary>
    public required Instant EffectiveFrom { get; init; }

    /// <summary>SHA-256 of each document as stored, 64 lower-case hexadecimal digits.</summary>
    public required IReadOnlyList<string> Documents { get; init; }
}
