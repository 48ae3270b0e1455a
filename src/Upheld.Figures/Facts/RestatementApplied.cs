using System.Text.Json.Serialization;
using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>Terms were changed for time that had passed already, with a reason and by two different people (<c>restatement.applied</c>). What was known before it is
/// judged as before; from then on the same window has another figure, and this leaf says why. The reason and both names stand beside the log.</summary>
/// <remarks>People appear as ids of their own in each log , so that the logs of two customers cannot be joined by them.</remarks>
public sealed record RestatementApplied([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IFact
{
    /// <inheritdoc/>
    public static string Type => "restatement.applied";

    /// <summary>The restatement's id, which the terms that it changed name.</summary>
    public required Guid Restatement { get; init; }

    /// <summary>The hash of the plan that was asked for, approved and applied, 64 lower-case hexadecimal digits.</summary>
    public required string Plan { get; init; }

    /// <summary>From when on what had passed is told differently.</summary>
    public required Instant Since { get; init; }

    /// <summary>Who asked for it.</summary>
    public required Guid RequestedBy { get; init; }

    /// <summary>When it was asked for.</summary>
    public required Instant RequestedAt { get; init; }

    /// <summary>Who approved it: somebody else.</summary>
    public required Guid ApprovedBy { get; init; }
}
