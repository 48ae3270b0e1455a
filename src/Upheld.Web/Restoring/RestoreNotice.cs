using System.Text;
using NodaTime;
using NodaTime.Text;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ledger.Successors;

namespace Upheld.Web.Restoring;

/// <summary>Drafts what the customers whose logs were cut must be told, in both languages. A person reads it before it is sent.</summary>
internal static class RestoreNotice
{
    public static string Write(SuccessionReport report, string host, string? backupMadeAt, Instant now)
    {
        var text = new StringBuilder();
        foreach (var log in report.Successors)
        {
            Append(text, log, host, backupMadeAt, InstantPattern.ExtendedIso.Format(now));
        }

        if (report.Lost.Count > 0)
        {
            text.Append("# Logs of which nothing is left · 完全丢失的日志\n\n");
            text.Append("Find out whose they were (their receipts and read addresses name the log) and tell them that all its entries are lost; what they hold still proves what it proved.\n\n");
            text.Append("请查明它们属于哪些客户（回执与读取地址中有日志名），并告知其全部条目已丢失；客户手中的回执仍然有效。\n\n");
            foreach (var lost in report.Lost)
            {
                text.Append($"- `{lost.Origin}`: [{lost.From}, {lost.To})\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, LogSuccession log, string host, string? backupMadeAt, string now)
    {
        var owner = log.Customer == CustomerId.House.Value ? ("this installation · 本安装", "") : ($"customer · 客户 {log.Customer}", "");
        text.Append($"# {owner.Item1}\n\n");

        text.Append($"## Notice on your evidence log ({host})\n\n");
        text.Append($"On {now} the database of our service was restored");
        text.Append(backupMadeAt is null ? ".\n" : $" from a backup made at {backupMadeAt}.\n");
        text.Append($"Your log `{log.OldOrigin}` ends there. It goes on as `{log.NewOrigin}`, whose first entry names the last signed head of the old log.\n\n");
        if (log.Lost.Count > 0)
        {
            text.Append("Entries that had been signed and are lost:\n\n");
            foreach (var lost in log.Lost)
            {
                text.Append($"- `{lost.Origin}`: indexes {lost.From} to {lost.To - 1} ({lost.To - lost.From})\n");
            }

            text.Append("\nReceipts that you hold for these entries remain valid proof. Please send them to us: what they prove we record again. Figures of the time concerned read *unproved* where evidence is missing.\n");
        }
        else
        {
            text.Append("No signed entry was lost.\n");
        }

        text.Append(log.IsSameKey
            ? $"\nThe new log is signed with the same key as the old one. Its verifier key:\n\n    {log.VerifierKey}\n\n"
            : $"\nThe signing key of the old log was lost. The new log has a new key, which you cannot derive from the old one: compare it with us by telephone or in writing before you trust it:\n\n    {log.VerifierKey}\n\n");

        text.Append($"## 关于您的证据日志的通知（{host}）\n\n");
        text.Append($"我们的服务数据库已于 {now} ");
        text.Append(backupMadeAt is null ? "恢复。\n" : $"从 {backupMadeAt} 的备份中恢复。\n");
        text.Append($"您的日志 `{log.OldOrigin}` 到此为止，并以 `{log.NewOrigin}` 继续；新日志的第一条记录载明旧日志最后的签名头。\n\n");
        if (log.Lost.Count > 0)
        {
            text.Append("已签名但丢失的条目：\n\n");
            foreach (var lost in log.Lost)
            {
                text.Append($"- `{lost.Origin}`：索引 {lost.From} 至 {lost.To - 1}（共 {lost.To - lost.From} 条）\n");
            }

            text.Append("\n您持有的这些条目的回执仍是有效证明。请将其发送给我们，我们会重新记录所证明的内容。相关时段缺少证据的数据将显示为“无法证明”。\n");
        }
        else
        {
            text.Append("没有丢失任何已签名的条目。\n");
        }

        text.Append(log.IsSameKey
            ? $"\n新日志与旧日志使用同一密钥签名。其验证密钥：\n\n    {log.VerifierKey}\n\n"
            : $"\n旧日志的签名密钥已丢失。新日志使用新密钥，无法由旧密钥推出：信任之前请通过电话或书面方式与我们核对：\n\n    {log.VerifierKey}\n\n");
    }
}
