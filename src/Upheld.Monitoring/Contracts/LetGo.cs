using NodaTime;

namespace Upheld.Monitoring.Contracts;

/// <summary>Up to where the checks of a log have been let go.</summary>
/// <param name="Through">The last UTC day of which they are gone.</param>
/// <param name="LastBatch">The last batch that may not be whole any more.</param>
/// <param name="At">When it was recorded.</param>
public sealed record LetGo(LocalDate Through, long LastBatch, Instant At)
{
    /// <summary>The first instant of which checks are kept.</summary>
    public Instant KeptFrom => Through.PlusDays(1).AtMidnight().InUtc().ToInstant();
}
