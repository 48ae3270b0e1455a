using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ownership;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Outages;
using Upheld.Monitoring.Samples;

namespace Upheld.Monitoring.Checking;

/// <summary>Writes one flush of a shard: samples, folds, changes of state and outages stand together or not at all, and only while the shard is ours and no newer schedule of
/// its monitors has been logged.</summary>
internal sealed class SaveChecks(UpheldDb db, SaveHistories packs, MonitorHistories histories, IIds ids, IClock clock)
{
    public async Task ExecuteAsync(ShardFlush flush, Lease lease, bool isFirst, CancellationToken cancellation)
    {
        db.Fence(lease);
        var now = clock.GetCurrentInstant();
        foreach (var log in flush.Samples.GroupBy(s => s.Customer))
        {
            db.Add(new ChunkRow
            {
                Id = ids.NewGuid(), Customer = log.Key, Shard = flush.Shard, At = now, Records = Records([.. log]), Details = DetailChunk.Pack([.. log]),
            });
        }

        await SaveStatesAsync(flush, isFirst, cancellation);
        await packs.ExecuteAsync(flush.Changes, cancellation);
        foreach (var change in flush.Changes)
        {
            db.Record(new MonitorStateChanged(OwnerOf(change.Monitor), Instant.FromUnixTimeMilliseconds(change.At))
            {
                Monitor = change.Monitor.Id.Value,
                Location = change.Monitor.Location,
                State = change.State,
                Earliest = Instant.FromUnixTimeMilliseconds(change.Earliest),
                Fault = change.Fault,
            });
        }

        foreach (var outage in flush.Outages)
        {
            await SaveOutageAsync(outage, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        histories.Apply(flush);
    }

    private static byte[] Records(IReadOnlyList<CheckedSample> samples)
    {
        var records = new byte[samples.Count * Sample.Size];
        for (var i = 0; i < samples.Count; i++)
        {
            samples[i].Sample.Write(records.AsSpan(i * Sample.Size, Sample.Size));
        }

        return records;
    }

    private static Guid? OwnerOf(WatchedMonitor monitor) => monitor.Customer == CustomerId.House ? null : monitor.Customer.Value;

    private async Task SaveStatesAsync(ShardFlush flush, bool isFirst, CancellationToken cancellation)
    {
        var row = isFirst ? await db.Set<ShardStateRow>().SingleOrDefaultAsync(s => s.Shard == flush.Shard, cancellation) : null;
        if (isFirst && row is null)
        {
            db.Add(new ShardStateRow { Shard = flush.Shard, States = flush.States, Plan = flush.Plan });
            return;
        }

        var entry = row is null ? db.Attach(new ShardStateRow { Shard = flush.Shard, States = flush.States, Plan = flush.Plan }) : db.Entry(row);
        entry.Entity.States = flush.States;
        entry.Property(s => s.States).IsModified = true;
        entry.Property(s => s.Plan).OriginalValue = flush.Plan; // compared by the update: a schedule logged meanwhile fails it
    }

    private async Task SaveOutageAsync(OutageChange change, CancellationToken cancellation)
    {
        var (monitor, outage) = (change.Monitor, change.Outage);
        var start = Instant.FromUnixTimeMilliseconds(outage.Start);
        int location = monitor.Location;
        var row = db.Set<Outage>().Local.SingleOrDefault(o => o.Monitor == monitor.Id && o.Location == location && o.Start == start)
            ?? await db.Set<Outage>().SingleOrDefaultAsync(o => o.Monitor == monitor.Id && o.Location == location && o.Start == start, cancellation);
        row ??= db.Add(new Outage
        {
            Id = ids.New<OutageId>(),
            Customer = monitor.Customer,
            Monitor = monitor.Id,
            Location = location,
            Start = start,
            Earliest = Instant.FromUnixTimeMilliseconds(outage.Earliest),
            ConfirmedAt = Instant.FromUnixTimeMilliseconds(outage.ConfirmedAt!.Value),
            Fault = outage.Fault,
        }).Entity;
        if (outage.End is { } end)
        {
            (row.End, row.EndEarliest) = (Instant.FromUnixTimeMilliseconds(end), Instant.FromUnixTimeMilliseconds(outage.EndEarliest!.Value));
        }
    }
}
