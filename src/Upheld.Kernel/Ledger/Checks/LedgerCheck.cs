using Upheld.Evidence;
using Upheld.Evidence.Keys;
using Upheld.Kernel.Database;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Settings;

namespace Upheld.Kernel.Ledger.Checks;

/// <summary>The whole ledger, from the facts' columns up to the signer's memory.</summary>
internal sealed class LedgerCheck : IEvidenceCheck
{
    public string Name => "ledger";

    public void Check(EvidenceSnapshot snapshot, EvidenceFindings findings, CancellationToken cancellation)
    {
        var logs = StoredLog.All(snapshot);
        var host = snapshot.Connection.Scalar(null, "select value from kernel_setting where key = @key", ("@key", InstallationSettings.HostKey)) as string;
        var walks = new List<LogWalk>(logs.Count);
        foreach (var log in logs)
        {
            CheckRow(log, host, findings);
            var walk = new LogWalk(log, snapshot, findings);
            walk.Run(cancellation);
            walks.Add(walk);
            findings.Count("logs");
        }

        CheckTotals(snapshot, walks, findings);
        CheckWaiting(snapshot, findings, cancellation);
        PersonalCheck.Run(snapshot, findings, cancellation);
        new SuccessionCheck(walks, snapshot, findings).Run();
    }

    private static void CheckRow(StoredLog log, string? host, EvidenceFindings findings)
    {
        if (LogOrigin.Parse(log.Origin) is not { } origin || origin.Generation != log.Generation || host is null
            || !log.Origin.StartsWith(host + "/", StringComparison.Ordinal) || (origin.Stem == LogOrigin.House(host).Stem) != (log.Customer == default))
        {
            findings.Fault("evidence.origin", $"{log.Origin}: this is not the origin of such a log.", $"{log.Origin}：该来源名与日志不符。");
        }

        if (!ReadToken.IsWellFormed(log.ReadToken, log.Id))
        {
            findings.Fault("evidence.read_token", $"{log.Origin}: its read token was altered.", $"{log.Origin}：读取令牌已被改动。");
        }
    }

    /// <summary>What belongs to no log that there is was not seen on the walks; the totals show it.</summary>
    private static void CheckTotals(EvidenceSnapshot snapshot, List<LogWalk> walks, EvidenceFindings findings)
    {
        var leaves = walks.Sum(w => w.Leaves);
        using (var command = snapshot.Query("select count(seq), count(log), count(idx), count(leaf_hash), coalesce(min(seq), 1), coalesce(max(seq), 0) from kernel_fact"))
        using (var reader = command.ExecuteReader())
        {
            reader.Read();
            if (Enumerable.Range(0, 4).Any(column => reader.GetInt64(column) != leaves))
            {
                findings.Fault(
                    "evidence.stray_fact", "There are facts with a position that stand in no log, or only half in one.", "存在有位置却不属于任何日志、或归属不完整的事实。");
            }

            if (reader.GetInt64(4) != 1 || reader.GetInt64(5) != leaves)
            {
                findings.Fault("evidence.positions", $"The positions of {leaves} facts do not run from 1 to {leaves}.", $"{leaves} 条事实的位置未能从 1 连续到 {leaves}。");
            }
        }

        if (snapshot.Number("select count(*) from kernel_tile") != walks.Sum(w => w.Tiles))
        {
            findings.Fault("evidence.stray_tile", "There are tiles that no log has.", "存在不属于任何日志的哈希块。");
        }

        if (snapshot.Number("select count(*) from kernel_checkpoint") != walks.Sum(w => w.Checkpoints))
        {
            findings.Fault("evidence.stray_head", "There are kept heads that no log has.", "存在不属于任何日志的留存签名头。");
        }
    }

    /// <summary>Facts that wait for their number: nothing proves them yet, but each must make a leaf.</summary>
    private static void CheckWaiting(EvidenceSnapshot snapshot, EvidenceFindings findings, CancellationToken cancellation)
    {
        using var command = snapshot.Query($"select {StoredFact.ColumnNames} from kernel_fact where seq is null and log is null");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            var fact = StoredFact.Read(reader).Columns;
            findings.Count("waiting");
            try
            {
                FactLeaf.Bytes(fact);
            }
            catch (Exception e) when (e is EvidenceException or ArgumentException)
            {
                findings.Fault(
                    "evidence.unsealable", $"Fact {fact.Id} waits and makes no leaf, so it cannot be sealed: {e.Message}", $"事实 {fact.Id} 在等待封存，但无法组成叶子：{e.Message}");
            }
        }
    }
}
