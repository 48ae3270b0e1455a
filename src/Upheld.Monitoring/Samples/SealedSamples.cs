using Microsoft.EntityFrameworkCore;
using Upheld.Figures.Samples;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Retention;

namespace Upheld.Monitoring.Samples;

internal sealed class SealedSamples(SliceRunner slices, ReadBatches read, ReadLetGo letGo) : ISealedSamples
{
    private const int Tries = 3;

    public async Task SealAsync(CustomerId log, CancellationToken cancellation)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await slices.RunAsync<SealBatches, int>(Scope.Installation("one log is sealed"), seal => seal.ExecuteAsync(log, isWatched: true, cancellation), cancellation);
                return;
            }
            catch (DbUpdateException) when (tried < Tries)
            {
                // The loop sealed the same interval meanwhile: what is left belongs to the next one.
            }
        }
    }

    public Task<IReadOnlyDictionary<long, Sample[]>> ReadAsync(CustomerId log, int firstDay, int lastDay, CancellationToken cancellation) =>
        read.ExecuteAsync(log, firstDay, lastDay, cancellation);

    public Task<LetGo?> LetGoAsync(CustomerId log, CancellationToken cancellation) => letGo.ExecuteAsync(log, cancellation);
}
