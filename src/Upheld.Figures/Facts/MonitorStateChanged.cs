using System.Text.Json.Serialization;
using NodaTime;
using Upheld.Figures.Samples;

namespace Upheld.Figures.Facts;

/// <summary>A monitor's state at one place changed (<c>monitor.state</c>). It is told at once; the samples that prove it follow in their batch.</summary>
/// <remarks><see cref="At"/> is the instant of the change.</remarks>
public sealed record MonitorStateChanged([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IFact
{
    /// <inheritdoc/>
    public static string Type => "monitor.state";

    /// <summary>The monitor's id.</summary>
    public required Guid Monitor { get; init; }

    /// <summary>The number of the place.</summary>
    public required ushort Location { get; init; }

    /// <summary>The state from then on.</summary>
    public required ProbeState State { get; init; }

    /// <summary>The last instant known to hold the state before.</summary>
    public required Instant Earliest { get; init; }

    /// <summary>Why, when the state is not up.</summary>
    public required FaultClass Fault { get; init; }
}
