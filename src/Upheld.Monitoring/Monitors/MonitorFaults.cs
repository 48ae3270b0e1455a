using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Monitoring.Monitors;

/// <summary>What can be wrong with monitors.</summary>
internal static class MonitorFaults
{
    public static readonly FaultKind TimeoutTooLong = FaultKind.Error("monitor.timeout_too_long",
        new("The time-out is not shorter than the interval: a slow target would make the monitor miss its own checks.", "超时时间不短于检查间隔：目标变慢时会错过自己的检查。"),
        new("Shorten the time-out, or check less often.", "请缩短超时时间，或降低检查频率。"));

    public static readonly FaultKind UnknownVantage = FaultKind.Error("monitor.vantage_unknown",
        new("There is no vantage of this name; this server checks from “local”.", "没有这个观测点；本服务器的观测点是 “local”。"));

    public static readonly FaultKind Unusable = FaultKind.Error("monitor.unusable",
        new("The check cannot be carried out: {reason}", "该检查无法执行：{reason}"));

    private static readonly LocalText Spends = new(
        "One missed check every {every} spends {share} of the budget of “{promise}” ({target} over {days} days).",
        "每 {every} 检查一次时，一次漏检就会耗去“{promise}”预算的 {share}（目标 {target}，{days} 天）。");

    private static readonly LocalText Oftener = new("Check at least every {needed}.", "请至少每 {needed} 检查一次。");

    /// <summary>It is checked as often as can be already.</summary>
    private static readonly LocalText LessPromised = new("No interval is short enough: judge over a longer window, or promise less.", "再短的间隔也不够：请选择更长的考核期或更低的目标。");

    public static readonly FaultKind IntervalTooLong = FaultKind.Error("monitor.interval_too_long", Spends, Oftener);

    public static readonly FaultKind IntervalRatherLong = FaultKind.Warning("monitor.interval_too_long", Spends, Oftener);

    public static readonly FaultKind WindowTooShort = FaultKind.Error("monitor.interval_too_long", Spends, LessPromised);

    public static readonly FaultKind WindowRatherShort = FaultKind.Warning("monitor.interval_too_long", Spends, LessPromised);
}
