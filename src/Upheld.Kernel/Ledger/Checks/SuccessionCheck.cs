using System.Text;
using Upheld.Evidence;
using Upheld.Evidence.Canonical;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Notes;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Signing;

namespace Upheld.Kernel.Ledger.Checks;

/// <summary>The seams between the generations of a log, and between database and signer: whatever the signer knows further than the database must be told by a leaf
/// of a successor, and whatever no key of the signer has signed too.</summary>
internal sealed class SuccessionCheck(IReadOnlyList<LogWalk> walks, EvidenceSnapshot snapshot, EvidenceFindings findings)
{
    private readonly ILookup<Guid, LogWalk> _byCustomer = walks.ToLookup(w => w.Log.Customer);

    public void Run()
    {
        foreach (var generations in _byCustomer)
        {
            var ordered = generations.OrderBy(w => w.Log.Generation).ToList();
            for (var i = 0; i < ordered.Count; i++)
            {
                CheckSeam(i == 0 ? null : ordered[i - 1], ordered[i]);
                CheckHead(ordered[i], i + 1 < ordered.Count ? ordered[i + 1] : null);
            }
        }

        CheckLostLogs();
    }

    private void CheckSeam(LogWalk? before, LogWalk log)
    {
        // Newest first, one for each generation since the one that the database still has; none at all in a first generation.
        var generation = log.Log.Generation;
        foreach (var succession in log.Successions)
        {
            generation--;
            var old = succession.Checkpoint;
            var isBefore = generation == before?.Log.Generation;
            if (old.Origin != LogOrigin.Parse(log.Log.Origin)?.Of(generation).ToString()
                || succession.LostFrom != (isBefore ? Math.Min(before!.Leaves, old.Size) : 0)
                || (succession.KeptRoot is { } kept && kept != before?.Root)
                || !Vouches(succession, isBefore ? before : null))
            {
                Fault("evidence.successor", log, $"its leaf on {old.Origin} does not fit that log", $"关于 {old.Origin} 的承接叶与该日志不符");
            }
        }

        if (generation != (before?.Log.Generation ?? 1))
        {
            Fault("evidence.successor", log, $"it is of generation {log.Log.Generation} and does not say how it follows on an earlier one", $"它是第 {log.Log.Generation} 代日志，却未说明如何承接前一代");
        }
    }

    /// <summary>Whether the old head that a successor names is one that we can believe: the signer's own, or the one that the old log holds.</summary>
    private bool Vouches(Succession succession, LogWalk? old) =>
        snapshot.SignerHeads.FirstOrDefault(h => h.Origin == succession.Checkpoint.Origin) is { } head
            ? head.Size == succession.Checkpoint.Size && head.Root == succession.Checkpoint.Root && head.Note == succession.Head.ToString()
            : old is not null && old.Log.Checkpoint == succession.Head.ToString();

    private void CheckHead(LogWalk walk, LogWalk? next)
    {
        var told = next?.Successions.FirstOrDefault(s => s.Checkpoint.Origin == walk.Log.Origin);
        foreach (var note in walk.OfUnknownKeys.Where(n => n.ToString() != told?.Head.ToString()))
        {
            Fault("evidence.head_key", walk, "a head is signed by a key that is not the signer's", "存在由非本签名器密钥签署的签名头");
        }

        if (walk.SignerHead is { } head)
        {
            if (head.Size > walk.Leaves && told is null)
            {
                Fault("evidence.signer_ahead", walk, $"the signer has signed {head.Size} leaves, the database holds {walk.Leaves}", $"签名器已签署 {head.Size} 条叶子，数据库仅有 {walk.Leaves} 条");
            }
            else if (head.Size < walk.Log.SignedSize)
            {
                Fault("evidence.signer_behind", walk, $"the signer remembers {head.Size} leaves and {walk.Log.SignedSize} are published as signed", $"签名器仅记得 {head.Size} 条叶子，而已公布的签名为 {walk.Log.SignedSize} 条");
            }
        }
        else if (walk.Log.SignedSize > 0 && told is null)
        {
            Fault("evidence.signer_unknown", walk, "the signer does not remember this log", "签名器不记得该日志");
        }
    }

    /// <summary>Logs that the signer knows and the database does not: a successor tells of each, or a <c>log.lost</c> leaf of the installation.</summary>
    private void CheckLostLogs()
    {
        var origins = walks.Select(w => w.Log.Origin).ToHashSet();
        var missing = snapshot.SignerHeads.Where(h => !origins.Contains(h.Origin)).ToDictionary(h => h.Origin);
        if (missing.Count == 0)
        {
            return;
        }

        foreach (var succession in walks.SelectMany(w => w.Successions))
        {
            missing.Remove(succession.Checkpoint.Origin);
        }

        foreach (var lost in ReadLost())
        {
            if (missing.GetValueOrDefault(lost.Origin) is { } head && head.Size == lost.Size && head.Root == lost.Root)
            {
                missing.Remove(lost.Origin);
            }
        }

        foreach (var head in missing.Values)
        {
            findings.Fault(
                "evidence.log_missing",
                $"{head.Origin}: the signer has signed {head.Size} leaves of this log, which is not in the database.",
                $"{head.Origin}：签名器已签署该日志的 {head.Size} 条叶子，但数据库中没有该日志。");
        }
    }

    private List<Evidence.Checkpoints.Checkpoint> ReadLost()
    {
        using var command = snapshot.Query("select body from kernel_fact where type = @type and seq is not null", ("@type", LogLost.Type));
        using var reader = command.ExecuteReader();
        var lost = new List<Evidence.Checkpoints.Checkpoint>();
        while (reader.Read())
        {
            try
            {
                var body = CanonicalJson.ParseObject(Encoding.UTF8.GetBytes(reader.GetString(0)));
                lost.Add(Evidence.Checkpoints.Checkpoint.Parse(SignedNote.Parse(body.Text("head")).Text));
            }
            catch (EvidenceException)
            {
                // The walk over its log has told of it.
            }
        }

        return lost;
    }

    private void Fault(string code, LogWalk walk, string english, string chinese) =>
        findings.Fault(code, $"{walk.Log.Origin}: {english}.", $"{walk.Log.Origin}：{chinese}。");
}
