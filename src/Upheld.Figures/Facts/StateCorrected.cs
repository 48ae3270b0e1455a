using System.Text.Json.Serialization;
using NodaTime;
using Upheld.Figures.Samples;

namespace Upheld.Figures.Facts;

/// <summary>What a service really was in a stretch of time, where its monitors said otherwise (<c>state.corrected</c>). The samples stay as they
/// are: the correction is a fact of its own, and figures made with it say so.</summary>
public sealed record StateCorrected([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IFact
{
    /// <inheritdoc/>
    public static string Type => "state.corrected";

    /// <summary>The correction's id; a later one of the same id replaces it.</summary>
    public required Guid Correction { get; init; }

    /// <summary>The service it is about.</summary>
    public required Guid Service { get; init; }

    /// <summary>When the stretch begins.</summary>
    public required Instant Start { get; init; }

    /// <summary>When the stretch ends.</summary>
    public required Instant End { get; init; }

    /// <summary>The state in it.</summary>
    public required ProbeState State { get; init; }

    /// <summary>Why, as a code: <c>monitor_fault</c>, <c>customer_report</c>, …</summary>
    public required string Reason { get; init; }
}
