using System.Text.Json.Serialization;
using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>An interval in which no sample became durable, or the daily sign of life of a log (<c>log.heartbeat</c>). So a missing interval cannot
/// hide, and what stands later in the log is later than the head it names.</summary>
public sealed record LogHeartbeat([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IFact
{
    /// <inheritdoc/>
    public static string Type => "log.heartbeat";

    /// <summary>The interval's number in this log, in one row with the batches (<see cref="SampleBatchSealed.Batch"/>).</summary>
    public required long Batch { get; init; }

    /// <summary>When the interval began; the end of the one before.</summary>
    public required Instant Since { get; init; }

    /// <summary>Leaves under the last head that a witness signed; absent while there is no witness.</summary>
    public long? WitnessedSize { get; init; }

    /// <summary>The root of that head, 64 lower-case hexadecimal digits; absent while there is no witness.</summary>
    public string? WitnessedRoot { get; init; }
}
