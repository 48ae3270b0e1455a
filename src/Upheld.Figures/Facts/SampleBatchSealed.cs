using System.Text.Json.Serialization;
using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>All samples of one log that became durable in one interval, sealed under one root (<c>sample.batch</c>).</summary>
/// <remarks>The records stand in the order of <see cref="Samples.Sample.CompareTo"/>, each once. <see cref="At"/> is the end of the interval.</remarks>
public sealed record SampleBatchSealed([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IBatchFact
{
    /// <inheritdoc/>
    public static string Type => "sample.batch";

    /// <summary>The interval's number in this log: each is one greater than the one before, heartbeats (<see cref="LogHeartbeat"/>) included.</summary>
    public required long Batch { get; init; }

    /// <summary>When the interval began; the end of the one before.</summary>
    public required Instant Since { get; init; }

    /// <summary>Records under the root.</summary>
    public required int Count { get; init; }

    /// <summary>Check details sealed with them, under <see cref="DetailRoot"/>.</summary>
    public int DetailCount { get; init; }

    /// <summary>The RFC 6962 root over the check details, 64 lower-case hexadecimal digits; absent when there are none. No formula reads them.</summary>
    public string? DetailRoot { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public uint FirstSlot { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string InnerRoot { get; init; } = "";
}
