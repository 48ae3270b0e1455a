using Microsoft.EntityFrameworkCore;
using Upheld.Figures.Facts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Following;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Monitors;

namespace Upheld.Monitoring.Samples;

/// <summary>Tells the hot histories of new and changed schedules.</summary>
internal sealed class SchedulesChanged(MonitorHistories histories) : IFactFollower
{
    public string Name => "monitoring.histories";

    public IReadOnlySet<string> Types { get; } = new HashSet<string> { MonitorSchedule.Type };

    public async Task HandleAsync(UpheldDb db, IReadOnlyList<SequencedFact> facts, CancellationToken cancellation)
    {
        var changed = facts.Select(fact => new MonitorId(fact.Read<MonitorSchedule>().Monitor)).Distinct().ToList();
        var shards = await db.Set<Monitor>().AsNoTracking().Where(m => changed.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Shard, cancellation);
        var rows = await db.Set<ScheduleRow>().AsNoTracking().Where(s => changed.Contains(s.Monitor)).ToListAsync(cancellation);
        histories.Apply([.. rows
            .Where(row => shards.ContainsKey(row.Monitor))
            .OrderBy(row => row.RecordedAt).ThenBy(row => row.FirstSlot).ThenBy(row => row.StartsAt)
            .GroupBy(row => (Series: new SeriesId(row.Customer, (uint)row.Number, (ushort)row.Location), Shard: shards[row.Monitor]))
            .Select(group => (group.Key.Series, group.Key.Shard, (IReadOnlyList<MonitorSchedule>)[.. group.Select(row => row.ToFact())]))]);
    }
}
