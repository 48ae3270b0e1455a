using System.Text.Json.Serialization;
using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>When the checks of one monitor from one place are due, from a slot on. It is logged before it runs, so a check that was left out is a
/// slot without a sample (<c>monitor.schedule</c>).</summary>
/// <remarks>Slot <c>s ≥ FirstSlot</c> is due at <c>StartsAt + (s − FirstSlot) × IntervalMs</c>, until the next schedule of the same
/// <see cref="Number"/> and <see cref="Location"/> takes over. Heartbeat monitors have a schedule too: it says when their state is
/// looked at.</remarks>
public sealed record MonitorSchedule([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IFact
{
    /// <inheritdoc/>
    public static string Type => "monitor.schedule";

    /// <summary>The monitor's id.</summary>
    public required Guid Monitor { get; init; }

    /// <summary>The monitor's number in this log; the samples carry it. Unique for ever, never given to another monitor.</summary>
    public required uint Number { get; init; }

    /// <summary>The number of the place the checks are made from.</summary>
    public required ushort Location { get; init; }

    /// <summary>The place's name, such as <c>local</c>.</summary>
    public required string Vantage { get; init; }

    /// <summary>False: from <see cref="StartsAt"/> on nothing is due and the state is unknown, until the next schedule.</summary>
    public required bool Active { get; init; }

    /// <summary>The first slot of this schedule: greater than every slot that was due before <see cref="StartsAt"/>.</summary>
    public required uint FirstSlot { get; init; }

    /// <summary>When <see cref="FirstSlot"/> is due.</summary>
    public required Instant StartsAt { get; init; }

    /// <summary>Milliseconds from slot to slot; at least 1.</summary>
    public required long IntervalMs { get; init; }

    /// <summary>Milliseconds a check may take in all.</summary>
    public required long TimeoutMs { get; init; }

    /// <summary>Milliseconds a check may begin late without its predecessor's result becoming too old.</summary>
    public required long JitterMs { get; init; }

    /// <summary>True in the log of a customer who uses a shared monitor: the checks are those of the installation's log, and <see cref="Number"/> is the one in that log. Absent otherwise.</summary>
    public bool? Shared { get; init; }

    /// <summary>Failures in a row that confirm an outage; at least 1.</summary>
    public required int ConfirmFailures { get; init; }

    /// <summary>Successes in a row that end a confirmed outage; at least 1.</summary>
    public required int ConfirmSuccesses { get; init; }
}
