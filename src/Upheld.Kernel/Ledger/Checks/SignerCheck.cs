using Microsoft.Extensions.DependencyInjection;
using Upheld.Evidence.Hashing;
using Upheld.Kernel.Database;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Ledger.Successors;
using Upheld.Kernel.Signing;

namespace Upheld.Kernel.Ledger.Checks;

/// <summary>Holds the signer's memory against the heads in the database, without walking the logs: sees a restored database or a lost signer at a glance.</summary>
internal sealed class SignerCheck(KernelSettings settings, IDatabaseProvider database, ILedgerStatements statements, IServiceProvider services) : IDoctorCheck
{
    private static readonly Wording RestoreAdvice = new(
        "If the database was restored, run 'upheld restore --in-place': the log then goes on in a declared successor. If not, the database has lost signed evidence: restore a backup.",
        "若数据库刚被恢复，请运行 upheld restore --in-place，日志将在声明的承接日志中继续。否则说明数据库丢失了已签名的证据，请恢复备份。");

    private static readonly Wording SignerAdvice = new(
        "Put the signer's folder of this installation back in its place. If it is lost for good, run 'upheld restore --in-place --new-signer'.",
        "请将本安装的签名器目录放回原处。若已永久丢失，请运行 upheld restore --in-place --new-signer。");

    public bool NeedsDatabase => true;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var isThere = File.Exists(settings.SignerKeyFile); // asking the signer itself would make a new one
        var heads = isThere ? await services.GetRequiredService<ISigner>().HeadsAsync(cancellation) : [];
        await using var reader = await database.OpenReaderAsync(cancellation);
        var logs = statements.ReadAllLogs(reader);
        if (!isThere && logs.All(l => l.SignedSize == 0))
        {
            return [Finding.Ok("signer.new", "The signer has not signed anything yet.", "签名器尚未签署任何内容。")];
        }

        if (!isThere)
        {
            return [Finding.Fail(
                "signer.missing",
                new Wording($"The database holds signed heads, but there is no signer's key in {settings.SignerFolder}.", $"数据库中有签名头，但 {settings.SignerFolder} 中没有签名密钥。"),
                SignerAdvice)];
        }

        var findings = Compare(logs, heads.ToDictionary(h => h.Origin), ToldHeads.Read(reader)).ToList();
        return findings.Count > 0
            ? findings
            : [Finding.Ok("signer.agrees", $"Signer and database agree on every log ({logs.Count}).", $"签名器与数据库在所有日志上一致（{logs.Count} 个）。")];
    }

    private static IEnumerable<Finding> Compare(IReadOnlyList<LogState> logs, Dictionary<string, SignerHead> heads, HashSet<string> told)
    {
        foreach (var log in logs)
        {
            var isEnded = logs.Any(l => l.Customer == log.Customer && l.Generation > log.Generation);
            if (isEnded)
            {
                continue; // its successor's leaf tells of it
            }

            var head = heads.GetValueOrDefault(log.Origin);
            if ((head?.Size ?? 0) < log.SignedSize)
            {
                yield return Finding.Fail(
                    "signer.behind",
                    new Wording(
                        $"{log.Origin}: {log.SignedSize} leaves are published as signed, the signer remembers {head?.Size ?? 0}.",
                        $"{log.Origin}：已公布签名的叶子为 {log.SignedSize} 条，签名器仅记得 {head?.Size ?? 0} 条。"),
                    SignerAdvice);
            }
            else if (head is not null && head.Size > log.Size)
            {
                yield return Finding.Fail(
                    "signer.ahead",
                    new Wording(
                        $"{log.Origin}: the signer has signed {head.Size} leaves, the database holds {log.Size}. The log stands still.",
                        $"{log.Origin}：签名器已签署 {head.Size} 条叶子，数据库仅有 {log.Size} 条。该日志已停止。"),
                    RestoreAdvice);
            }
            else if (head is not null && head.Size == log.Size && head.Root != new Hash256(log.Root))
            {
                yield return Finding.Fail(
                    "signer.differs",
                    new Wording(
                        $"{log.Origin}: at size {log.Size} the database has another root than the signer has signed. The log stands still.",
                        $"{log.Origin}：规模为 {log.Size} 时数据库的根与签名器所签不同。该日志已停止。"),
                    new Wording("The history was altered: restore a backup. 'upheld doctor --evidence' says where.", "历史已被改动，请恢复备份；upheld doctor --evidence 可指出位置。"));
            }
        }

        foreach (var head in heads.Values.Where(h => logs.All(l => l.Origin != h.Origin) && !told.Contains(h.Note)))
        {
            yield return Finding.Fail(
                "signer.log_missing",
                new Wording(
                    $"{head.Origin}: the signer has signed {head.Size} leaves of this log, which is not in the database.",
                    $"{head.Origin}：签名器已签署该日志的 {head.Size} 条叶子，但数据库中没有该日志。"),
                RestoreAdvice);
        }
    }
}
