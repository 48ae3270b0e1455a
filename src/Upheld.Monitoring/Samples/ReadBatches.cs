using Upheld.Figures.Samples;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Samples;

/// <summary>The records of the batches of a log as they were hashed, laid out again from blocks and chunks: what proofs and checks of the evidence need.</summary>
internal sealed class ReadBatches(ISampleStore store)
{
    private const long DayLength = 86_400_000;

    /// <param name="log">The log.</param>
    /// <param name="firstDay">The first UTC day from which samples are taken.</param>
    /// <param name="lastDay">The last one. A batch that was sealed near midnight has samples of two days: ask for both.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <returns>The samples of each batch in their order.</returns>
    public async Task<IReadOnlyDictionary<long, Sample[]>> ExecuteAsync(CustomerId log, int firstDay, int lastDay, CancellationToken cancellation)
    {
        var batches = new Dictionary<long, List<Sample>>();

        // Chunks first: what is compacted meanwhile is then seen twice, never missed.
        await foreach (var chunk in store.ReadLogChunksAsync(log, firstDay * DayLength, (lastDay + 2) * DayLength, cancellation))
        {
            if (chunk.Batch is { } batch)
            {
                Of(batch).AddRange(SampleBatch.FromRecords(chunk.Records));
            }
        }

        await foreach (var day in store.ReadLogDaysAsync(log, firstDay, lastDay, cancellation))
        {
            foreach (var (batch, sample) in DayBlock.Unpack(day.Block).Samples)
            {
                Of(batch).Add(sample);
            }
        }

        return batches.ToDictionary(pair => pair.Key, pair => SampleBatch.InOrder(pair.Value));

        List<Sample> Of(long batch) => batches.TryGetValue(batch, out var samples) ? samples : batches[batch] = [];
    }
}
