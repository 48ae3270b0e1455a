using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Evidence.Merkle;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Samples;

/// <summary>Ends an interval of one log: seals what became durable in it under one leaf, or says that there was nothing.</summary>
/// <remarks>The leaf, the batch's number and the marks on its chunks are saved in one transaction. The number is unique and a chunk is marked once, so a
/// second sealer fails and harms nothing.</remarks>
internal sealed class SealBatches(UpheldDb db, ISampleStore store, IClock clock)
{
    /// <summary>A log without any monitor says daily that it is alive.</summary>
    private static readonly Duration AtLeastEvery = Duration.FromDays(1);

    /// <param name="log">The log.</param>
    /// <param name="isWatched">Whether checks are due in it, so that an interval without any is worth a leaf.</param>
    /// <param name="cancellation">Stops before the interval is saved.</param>
    /// <returns>How many samples were sealed.</returns>
    public async Task<int> ExecuteAsync(CustomerId log, bool isWatched, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var last = await db.Set<BatchRow>().AsNoTracking().Where(b => b.Customer == log).OrderByDescending(b => b.Number).FirstOrDefaultAsync(cancellation);
        var chunks = await store.ReadUnsealedAsync(log, cancellation);
        var samples = SampleBatch.InOrder(chunks.SelectMany(chunk => SampleBatch.FromRecords(chunk.Records)));
        if (samples.Length == 0 && !isWatched && last is not null && now - last.At < AtLeastEvery)
        {
            return 0;
        }

        var number = (last?.Number ?? 0) + 1;
        var since = last?.At ?? (chunks.Count > 0 ? Instant.FromUnixTimeMilliseconds(chunks.Min(chunk => chunk.At)) : now);
        var fact = samples.Length > 0 ? Seal(log, number, since, now, samples, chunks) : Beat(log, number, since, now);
        db.Add(new BatchRow { Customer = log, Number = number, At = now, Count = samples.Length, Fact = fact });
        foreach (var chunk in chunks)
        {
            Mark(chunk, number);
        }

        await db.SaveChangesAsync(cancellation);
        return samples.Length;
    }

    private Guid Seal(CustomerId log, long number, Instant since, Instant now, Sample[] samples, IReadOnlyList<Chunk> chunks)
    {
        var root = TreeHash.RootOfRecords(SampleBatch.ToRecords(samples), Sample.Size);
        var details = CheckDetails.InOrder(chunks);
        var firstSlot = samples.Min(sample => sample.Slot);
        var fact = new SampleBatchSealed(OwnerOf(log), now)
        {
            Batch = number,
            Since = since,
            Count = samples.Length,
            DetailCount = details.Count,
            DetailRoot = details.Count == 0 ? null : CheckDetails.Root(details).ToString(),
            FirstSlot = firstSlot,
            InnerRoot = root.ToString(),
        };
        return db.RecordBatch(fact, firstSlot, root.ToArray());
    }

    private Guid Beat(CustomerId log, long number, Instant since, Instant now) =>
        db.Record(new LogHeartbeat(OwnerOf(log), now) { Batch = number, Since = since });

    private void Mark(Chunk chunk, long batch)
    {
        var row = db.Attach(new ChunkRow
        {
            Id = chunk.Id, Customer = chunk.Log, Shard = chunk.Shard, At = Instant.FromUnixTimeMilliseconds(chunk.At), Records = [],
        });
        row.Entity.Batch = batch; // the only column that is written; where it is no longer null the save fails
    }

    private static Guid? OwnerOf(CustomerId log) => log == CustomerId.House ? null : log.Value;
}
