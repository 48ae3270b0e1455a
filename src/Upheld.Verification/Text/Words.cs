using System.Globalization;

namespace Upheld.Verification.Text;

/// <summary>The words of the verifier's output in one language. Codes and the first line are the same in every language, for scripts rely on them.</summary>
internal sealed record Words
{
    public static Words English { get; } = new()
    {
        Steps = ["bundle", "key", "signature", "witnesses", "consistency", "inclusion", "completeness", "documents", "figures"],
        Passed = "ok",
        Failed = "FAILED",
        NotReached = "not reached",
        Report = "report",
        Customer = "customer",
        Head = "head",
        Leaves = "leaves",
        Key = "key",
        KeyGiven = "from the policy you gave",
        KeyRemembered = "remembered from an earlier verification",
        KeyFromBundle = "taken from the bundle itself: compare it with the one in your contract, or pass --policy",
        Figure = "figure",
        Value = "value",
        NothingMeasured = "nothing measured",
        Verdict = "verdict",
        Open = "open",
        Formula = "formula",
        Window = "window",
        Service = "service",
        Promise = "promise",
        From = "leaves",
        Slots = "checks",
        Missing = "missing",
        Worst = "worst",
        Omitted = "not in this report:",
        Lost = "lost by a restore, and unknown to every figure:",
        Lasting = "lasting",
        Differs = "DIFFERS",
        Signed = "signed",
        Recomputed = "recomputed",
        Meaning = "A log proves \"unchanged and complete since recorded\", not \"true\".",
        Outcomes =
        [
            "Every figure follows exactly from the evidence.",
            "The evidence holds, but a signed figure is not what it gives.",
            "Evidence is missing or was altered.",
            "A signature, a witness or the trust policy failed.",
            "The file cannot be read as a bundle.",
        ],
        Usage =
        [
            "Verifies a report bundle offline: signature, completeness, and every figure recomputed.",
            "  --state DIR    remember the heads of logs there, so that a rewritten history is noticed",
            "  --policy FILE  whom to trust: a C2SP tlog-policy file with the key from your contract",
            "  --json         the result as JSON",
            "Exit: 0 proven, 1 a figure differs, 2 evidence missing or altered, 3 signature, witness or policy, 4 unreadable.",
        ],
    };

    public static Words Chinese { get; } = new()
    {
        Steps = ["证据包", "密钥", "签名", "见证", "一致性", "包含性", "完整性", "文档", "指标"],
        Passed = "通过",
        Failed = "失败",
        NotReached = "未执行",
        Report = "报告",
        Customer = "客户",
        Head = "日志头",
        Leaves = "条记录",
        Key = "密钥",
        KeyGiven = "来自您提供的策略",
        KeyRemembered = "来自先前验证时的记忆",
        KeyFromBundle = "取自证据包自身：请与合同中的密钥核对，或使用 --policy",
        Figure = "指标",
        Value = "数值",
        NothingMeasured = "没有测量数据",
        Verdict = "结论",
        Open = "未结束",
        Formula = "公式",
        Window = "时段",
        Service = "服务",
        Promise = "承诺",
        From = "记录",
        Slots = "检查",
        Missing = "缺失",
        Worst = "影响最大",
        Omitted = "未包含在本报告中：",
        Lost = "恢复备份时丢失、对所有指标均为未知：",
        Lasting = "仍在持续",
        Differs = "不一致",
        Signed = "签署值",
        Recomputed = "重算值",
        Meaning = "日志证明“自记录以来完整且未被改动”，并不证明“真实”。",
        Outcomes =
        [
            "每个指标都可由证据精确重算得出。",
            "证据成立，但某个签署的指标与证据不符。",
            "证据缺失或被改动。",
            "签名、见证或信任策略未通过。",
            "该文件不是可读的证据包。",
        ],
        Usage =
        [
            "离线验证报告证据包：签名、完整性，并重算每个指标。",
            "  --state DIR    在该目录记住日志头，以便发现历史被改写",
            "  --policy FILE  信任谁：含合同中密钥的 C2SP tlog-policy 文件",
            "  --json         以 JSON 输出结果",
            "退出码：0 已证明，1 指标不符，2 证据缺失或被改动，3 签名、见证或策略失败，4 无法读取。",
        ],
    };

    public required IReadOnlyList<string> Steps { get; init; }

    public required string Passed { get; init; }

    public required string Failed { get; init; }

    public required string NotReached { get; init; }

    public required string Report { get; init; }

    public required string Customer { get; init; }

    public required string Head { get; init; }

    public required string Leaves { get; init; }

    public required string Key { get; init; }

    public required string KeyGiven { get; init; }

    public required string KeyRemembered { get; init; }

    public required string KeyFromBundle { get; init; }

    public required string Figure { get; init; }

    public required string Value { get; init; }

    public required string NothingMeasured { get; init; }

    public required string Verdict { get; init; }

    public required string Open { get; init; }

    public required string Formula { get; init; }

    public required string Window { get; init; }

    public required string Service { get; init; }

    public required string Promise { get; init; }

    public required string From { get; init; }

    public required string Slots { get; init; }

    public required string Missing { get; init; }

    public required string Worst { get; init; }

    public required string Omitted { get; init; }

    public required string Lost { get; init; }

    public required string Lasting { get; init; }

    public required string Differs { get; init; }

    public required string Signed { get; init; }

    public required string Recomputed { get; init; }

    public required string Meaning { get; init; }

    /// <summary>One sentence per exit code.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>What a wrong command line is answered with.</summary>
    public required IReadOnlyList<string> Usage { get; init; }

    /// <summary>Chinese where the language tag or the POSIX locale (<c>zh_CN.UTF-8</c>) says so, else English.</summary>
    public static Words In(string? language) => language?.StartsWith("zh", true, CultureInfo.InvariantCulture) == true ? Chinese : English;

    public string VerdictOf(string? verdict) => (verdict, ReferenceEquals(this, Chinese)) switch
    {
        (null, _) => Open,
        ("met", true) => "达标",
        ("missed", true) => "未达标",
        ("unproved", true) => "无法证明",
        _ => verdict,
    };
}
