using NodaTime;
using Upheld.Figures.Facts;

namespace Upheld.Monitoring.Contracts;

/// <summary>Days of checks of a log were let go, as the contracts with the customer say (<c>samples.let_go</c>). It is recorded before they are deleted. The leaves of their batches
/// stay in the log, and so do the states, outages and hours that followed from them; what is gone are the checks themselves and their details.</summary>
/// <param name="Customer">Whose log.</param>
/// <param name="At">When.</param>
/// <param name="First">The first UTC day, ISO.</param>
/// <param name="Through">The last UTC day, ISO. With it every day before it is gone, of every monitor; but the last day that a monitor was checked on stays.</param>
/// <param name="Monitors">Monitors that had checks in these days.</param>
/// <param name="Days">Days of checks, one for each monitor, place and day.</param>
/// <param name="Samples">The checks in them.</param>
/// <param name="LastBatch">The last batch of the log that held any of them: it and those before it may no longer be whole.</param>
public sealed record SamplesLetGo(
    Guid? Customer, Instant At, string First, string Through, int Monitors, int Days, long Samples, long LastBatch) : IFact
{
    /// <inheritdoc/>
    public static string Type => "samples.let_go";
}
