using Microsoft.EntityFrameworkCore;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Database;
using Upheld.Monitoring.Checking;

namespace Upheld.Monitoring.Samples;

/// <summary>Adds a flush's changes of state to the packs of their series; saved with the flush.</summary>
internal sealed class SaveHistories(UpheldDb db)
{
    public async Task ExecuteAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation)
    {
        foreach (var changed in changes.GroupBy(change => (change.Monitor.Customer, Number: (long)change.Monitor.Number, Location: (int)change.Monitor.Location)))
        {
            var (customer, number, location) = changed.Key;
            var row = await db.Set<HistoryRow>()
                .SingleOrDefaultAsync(h => h.Customer == customer && h.Number == number && h.Location == location, cancellation);
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
}
