using Upheld.Figures.Samples;
using Upheld.Kernel.Ids;

namespace Upheld.Monitoring.Contracts;

/// <summary>Samples as batches sealed them: what a report carries and a verifier hashes.</summary>
public interface ISealedSamples
{
    /// <summary>Ends the running interval of a log now, so that everything durable up to here stands under a leaf.</summary>
    Task SealAsync(CustomerId log, CancellationToken cancellation);

    /// <summary>The samples of each batch in their order, of all batches that hold any between two UTC days, both included.</summary>
    /// <remarks>A batch whose samples reach over the edge of the days is there in part: ask for a day more on either side.</remarks>
    Task<IReadOnlyDictionary<long, Sample[]>> ReadAsync(CustomerId log, int firstDay, int lastDay, CancellationToken cancellation);

    /// <summary>Up to where the samples of a log have been let go; null when all are kept. The scope must hold the customer.</summary>
    Task<LetGo?> LetGoAsync(CustomerId log, CancellationToken cancellation);
}
