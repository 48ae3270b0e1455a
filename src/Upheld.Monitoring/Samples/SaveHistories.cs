using Microsoft.EntityFrameworkCore;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Checking;

namespace Upheld.Monitoring.Samples;

/// <summary>Adds a flush's changes of state to the packs of their series; saved with the flush.</summary>
internal sealed class SaveHistories(UpheldDb db)
{
    public async Task ExecuteAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation)
    {
        var rows = await ReadAsync(changes, cancellation);
        foreach (var changed in changes.GroupBy(change => (change.Monitor.Customer, Number: (long)change.Monitor.Number, Location: (int)change.Monitor.Location)))
        {
            var (customer, number, location) = changed.Key;
            var row = rows.GetValueOrDefault((customer, number, location));
            var pack = row is null ? IntervalPack.Empty : IntervalPack.Unpack(row.Pack);
            var last = changed.Max(change => change.At);
            var packed = pack.With(changed.Select(change => new Transition(change.At, change.State, change.Earliest)), last, last).Pack();
            if (row is null)
            {
                db.Add(new HistoryRow { Customer = customer, Number = number, Location = location, Monitor = changed.First().Monitor.Id, Pack = packed });
            }
            else
            {
                row.Pack = packed;
            }
        }
    }

    /// <summary>In few questions: at our own stop every monitor changes at once.</summary>
    private async Task<Dictionary<(CustomerId, long, int), HistoryRow>> ReadAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation)
    {
        const int AtOnce = 500;
        var rows = new Dictionary<(CustomerId, long, int), HistoryRow>();
        foreach (var ofLog in changes.GroupBy(change => change.Monitor.Customer))
        {
            foreach (var numbers in ofLog.Select(change => (long)change.Monitor.Number).Distinct().Chunk(AtOnce))
            {
                var found = await db.Set<HistoryRow>().Where(h => h.Customer == ofLog.Key && numbers.Contains(h.Number)).ToListAsync(cancellation);
                found.ForEach(row => rows[(row.Customer, row.Number, row.Location)] = row);
            }
        }

        return rows;
    }
}
