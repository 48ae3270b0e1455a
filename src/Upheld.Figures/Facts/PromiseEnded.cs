using System.Text.Json.Serialization;
using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>A promise was taken out of its contract, or its contract was retired (<c>promise.ended</c>): from <see cref="EffectiveFrom"/> on nothing is promised by it,
/// unless later terms say so again. Windows are judged until then.</summary>
public sealed record PromiseEnded([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IFact
{
    /// <inheritdoc/>
    public static string Type => "promise.ended";

    /// <summary>The promise's id.</summary>
    public required Guid Promise { get; init; }

    /// <summary>The contract's id.</summary>
    public required Guid Contract { get; init; }

    /// <summary>The version of the contract that no longer holds the promise.</summary>
    public required int Version { get; init; }

    /// <summary>The first instant at which nothing is promised any more.</summary>
    public required Instant EffectiveFrom { get; init; }

    /// <summary>The restatement that made the end hold for time that had passed already; absent otherwise.</summary>
    public Guid? Restatement { get; init; }
}
