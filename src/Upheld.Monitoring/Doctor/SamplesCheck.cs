using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Doctor;

/// <summary>The sample history, from the records up: what was sealed is still there bit for bit, and histories, folds, outages and hours are what follows from it.</summary>
/// <remarks>Samples that are not sealed yet, those of the last minutes, are folded too; but nothing proves them before their interval ends.</remarks>
internal sealed class SamplesCheck : IEvidenceCheck
{
    private static readonly string[] Tables =
    [
        "monitoring_batch", "monitoring_chunk", "monitoring_day", "monitoring_hours", "monitoring_detail", "monitoring_history", "monitoring_outage", "monitoring_schedule",
    ];

    public string Name => "samples";

    public void Check(EvidenceSnapshot snapshot, EvidenceFindings findings, CancellationToken cancellation)
    {
        var states = new Dictionary<MonitorId, SeriesWalk>();
        foreach (var log in Logs(snapshot))
        {
            foreach (var series in new LogSamples(log, snapshot, findings).Run(cancellation))
            {
                states[series.Monitor] = series;
            }
        }

        CheckFolds(snapshot, findings, states);
    }

    private static List<CustomerId> Logs(EvidenceSnapshot snapshot)
    {
        var logs = snapshot.CustomersWith(SampleBatchSealed.Type, LogHeartbeat.Type, MonitorSchedule.Type).ToHashSet();
        using var command = snapshot.Query(string.Join(" union ", Tables.Select(table => $"select customer from {table}")));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            logs.Add(new CustomerId(EvidenceSnapshot.ReadId(reader, 0)));
        }

        return [.. logs.OrderBy(log => log.Value)];
    }

    /// <summary>What the folds remember between two flushes, held against the fold of all that is stored.</summary>
    private static void CheckFolds(EvidenceSnapshot snapshot, EvidenceFindings findings, Dictionary<MonitorId, SeriesWalk> series)
    {
        const int Length = 16 + FoldState.Size;
        using var command = snapshot.Query("select shard, states from monitoring_shard_state order by shard");
        using var reader = command.ExecuteReader();
        var found = new HashSet<MonitorId>();
        var expected = new byte[FoldState.Size];
        while (reader.Read())
        {
            var (shard, bytes) = (EvidenceSnapshot.ReadInt(reader, 0), (byte[])reader[1]);
            for (var at = 0; at < bytes.Length; at += Length)
            {
                var row = bytes.AsSpan(at);
                if (row.Length < Length || !series.TryGetValue(new MonitorId(new Guid(row[..16], bigEndian: true)), out var walk) || walk.Shard != shard || !found.Add(walk.Monitor))
                {
                    findings.Fault("evidence.fold_stray", $"Shard {shard} remembers a fold that is not one of its monitors'.", $"分片 {shard} 记有不属于其监控项的折叠状态。");
                    break;
                }

                walk.State.Write(expected);
                findings.Count("folds");
                if (!row[16..Length].SequenceEqual(expected))
                {
                    findings.Fault(
                        "evidence.fold_altered", $"Monitor {walk.Monitor}: the fold that is remembered is not that of its samples.", $"监控项 {walk.Monitor}：所记的折叠状态与样本不符。");
                }
            }
        }

        foreach (var walk in series.Values.Where(walk => walk.State.Last is not null && !found.Contains(walk.Monitor)))
        {
            findings.Fault("evidence.fold_missing", $"Monitor {walk.Monitor} has samples and no fold is remembered.", $"监控项 {walk.Monitor} 有样本，却没有折叠状态。");
        }
    }
}
