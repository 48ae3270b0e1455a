using Microsoft.EntityFrameworkCore;
using Upheld.Kernel.Database;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Samples;

namespace Upheld.Monitoring.Checking;

/// <summary>Reads what is to be checked.</summary>
internal sealed class LoadMonitors(UpheldDb db)
{
    /// <summary>Id, shard and version of every monitor in use: what has to be loaded is found by comparing.</summary>
    public async Task<IReadOnlyList<MonitorVersion>> VersionsAsync(CancellationToken cancellation) =>
        await db.Set<Monitor>().AsNoTracking().Where(m => m.RetiredAt == null).Select(m => new MonitorVersion(m.Id, m.Shard, m.Version)).ToListAsync(cancellation);

    /// <summary>Monitors with their schedules, in the order in which they were logged, and what heartbeats have heard.</summary>
    public async Task<IReadOnlyList<(Monitor Monitor, IReadOnlyList<ScheduleRow> Schedules, HeartbeatRow? Heartbeat)>> ReadAsync(
        IReadOnlyList<MonitorId> ids, CancellationToken cancellation)
    {
        const int AtOnce = 500;
        var loaded = new List<(Monitor, IReadOnlyList<ScheduleRow>, HeartbeatRow?)>(ids.Count);
        foreach (var some in ids.Chunk(AtOnce))
        {
            var monitors = await db.Set<Monitor>().AsNoTracking().Where(m => some.Contains(m.Id)).ToListAsync(cancellation);
            var schedules = (await db.Set<ScheduleRow>().AsNoTracking().Where(s => some.Contains(s.Monitor)).ToListAsync(cancellation)).ToLookup(s => s.Monitor);
            var heartbeats = await db.Set<HeartbeatRow>().AsNoTracking().Where(h => some.Contains(h.Monitor)).ToDictionaryAsync(h => h.Monitor, cancellation);
            loaded.AddRange(monitors.Select(m => (
                m,
                (IReadOnlyList<ScheduleRow>)[.. schedules[m.Id].OrderBy(s => s.RecordedAt).ThenBy(s => s.FirstSlot).ThenBy(s => s.StartsAt)],
                heartbeats.GetValueOrDefault(m.Id))));
        }

        return loaded;
    }

    /// <summary>The plan of every shard. Read before <see cref="VersionsAsync"/>: what is read after it is at least as new.</summary>
    public async Task<IReadOnlyDictionary<int, long>> PlansAsync(CancellationToken cancellation) =>
        await db.Set<ShardStateRow>().AsNoTracking().Select(s => new { s.Shard, s.Plan }).ToDictionaryAsync(s => s.Shard, s => s.Plan, cancellation);

    /// <summary>What the folds of a shard remember; null before its first flush.</summary>
    public async Task<byte[]?> StatesAsync(int shard, CancellationToken cancellation) =>
        await db.Set<ShardStateRow>().AsNoTracking().Where(s => s.Shard == shard).Select(s => s.States).SingleOrDefaultAsync(cancellation);
}

/// <summary>What tells whether the engine has the newest version of a monitor.</summary>
internal readonly record struct MonitorVersion(MonitorId Id, int Shard, long Version);
