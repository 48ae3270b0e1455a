using System.Data.Common;
using Upheld.Kernel.Database;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Samples;

/// <summary>Where those who log schedules and those who write checks meet: a shard's row.</summary>
/// <remarks>Whoever logs a schedule raises the plan of the shard and reads, under the same lock, how far checks have been written: the schedule begins after them. Whoever writes
/// checks compares the plan: checks that were judged without a newer schedule fail. So a replay of what is stored under the schedules that are logged always gives what is stored.</remarks>
internal static class ShardPlans
{
    /// <summary>Raises the plans of shards inside the transaction that logs their schedules.</summary>
    /// <returns>The instant of the last written check of each of their monitors that has one.</returns>
    public static IReadOnlyDictionary<MonitorId, long> Raise(DbConnection connection, DbTransaction transaction, IEnumerable<int> shards)
    {
        var written = new Dictionary<MonitorId, long>();
        foreach (var shard in shards.Distinct().Order()) // in one order: two that log at once wait for each other and do not lock each other out
        {
            connection.Execute(
                transaction,
                "insert into monitoring_shard_state (shard, states, plan) values (@shard, @none, 1) on conflict (shard) do update set plan = monitoring_shard_state.plan + 1",
                ("@shard", shard),
                ("@none", Array.Empty<byte>()));
            var states = (byte[])connection.Scalar(transaction, "select states from monitoring_shard_state where shard = @shard", ("@shard", shard))!;
            foreach (var (monitor, state) in ShardBuffer.ReadStates(states).Where(pair => pair.Value.Last is not null))
            {
                written[monitor] = state.LastAt;
            }
        }

        return written;
    }
}
