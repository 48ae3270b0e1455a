using System.Globalization;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Contracts.Values;
using Upheld.Commitments.Contracts.Wording;
using Upheld.Commitments.Services;

namespace Upheld.Commitments.Promises.Wording;

/// <summary>The interpretation rules A-01 … A-15 in sentences, with the values that hold.</summary>
internal static class RuleWords
{
    public static IReadOnlyList<RuleText> Of(Rules rules, DocumentSet documents) =>
    [
        new("A-01", rules.CoreServices is { } core
            ? new LocalText("Core services are: {list}.", "核心系统为：{list}。").Fill(("list", LocalText.AllOf([.. core.Select(n => documents.Find(ServiceKind.KindName, n)?.Shown ?? n)])))
            : new("Core services are those whose criticality is core.", "核心系统指关键程度为 core 的服务。")),
        new("A-02", rules.Mean == "feeWeighted"
            ? new("Of several services the mean weighted by fees is judged; each service is shown as well.", "多个服务以费用加权平均值判定，同时列出各服务的数值。")
            : new("Each service is judged by itself; the mean weighted by fees is shown as well.", "各服务分别判定，同时列出费用加权平均值。")),
        new("A-03", Planned(rules.Planned)),
        new("A-04", new("Only an answer by a named person of the desk that the customer can see is a response; automatic answers are counted apart.",
            "只有服务台具名人员作出且客户可见的答复才算响应；自动回复单独统计。")),
        new("A-05", Pauses(rules.Pauses)),
        new("A-06", new LocalText("Major problems are those of priority {list}.", "重大问题指优先级为 {list} 的问题。").Fill(("list", List(rules.MajorPriorities)))),
        new("A-07", new LocalText("A problem counts as solved when {when}; reopened within {window} it goes on with the time already used.",
            "{when}即视为解决；在 {window}内重新打开的，已用时间继续累计。").Fill(
            ("when", rules.ResolvedBy == "closed" ? new LocalText("it is closed", "工单关闭") : new LocalText("the service is restored", "服务恢复")),
            ("window", DurationText.Words(rules.ReopenWindow)))),
        new("A-08", new LocalText("The rate of security incidents is {formula}, {window}.", "安全事件发生率 = {formula}，统计{window}。").Fill(
            ("formula", Formula(rules.IncidentFormula)), ("window", WindowWords.Of(rules.IncidentWindow)))),
        new("A-09", new("Safety is promised as zero confirmed exposures of customer data and as coverage by safeguards, never as a word.",
            "安全性以“已确认的客户数据泄露为零”和防护措施覆盖率来承诺，而非以形容词承诺。")),
        new("A-10", new LocalText("A data set is backed up on a local day when a copy checked at level {level} was complete {span}; missing evidence is a miss.",
            "在当地日历日的{span}完成且通过 {level} 级校验的副本，方视为当日已备份；缺少证据视为未备份。").Fill(
            ("level", Number(rules.BackupLevel)), ("span", rules.BackupWindow is { } span ? new LocalText($"between {span.Replace("-", " and ", StringComparison.Ordinal)}", $"{span} 之间") : new LocalText("on that day", "当日内")))),
        new("A-11", rules.RecoveryFrom == "outage"
            ? new("The recovery clock starts with the outage; the time from the declaration is shown as well.", "恢复时间自中断开始起算，同时列出自宣布起算的时间。")
            : new("The recovery clock starts with the declaration; the time from the outage is shown as well.", "恢复时间自宣布启动恢复起算，同时列出自中断起算的时间。")),
        new("A-12", rules.SatisfactionFormula == "mean"
            ? new("Satisfaction is the mean answer divided by 5.", "满意度 = 平均得分 ÷ 5。")
            : new("Satisfaction is the share of the two best answers of five among all answers given.", "满意度 = 五级量表中选择最高两级的答复占全部有效答复的比例。")),
        new("A-13", new LocalText("Quarters begin with {month}.", "季度自 {month}起算。").Fill(("month", Month(rules.QuarterStartMonth)))),
        new("A-14", rules.ResolutionRateOf switch
        {
            "opened" => new("The resolution rate is solved ÷ opened, by month of opening.", "问题解决率 = 已解决 ÷ 已提交，按提交月份统计。"),
            "resolved" => new("The resolution rate is solved in time ÷ solved, by month of opening.", "问题解决率 = 按时解决 ÷ 已解决，按提交月份统计。"),
            _ => new("The resolution rate is both solved ÷ opened and solved in time ÷ solved, by month of opening; open and already late counts as a failure.",
                "问题解决率同时统计“已解决 ÷ 已提交”和“按时解决 ÷ 已解决”，按提交月份统计；未解决且已超时的计为失败。"),
        }),
        new("A-15", Unknown(rules)),
    ];

    private static LocalText Planned(PlannedRules planned)
    {
        var cap = planned.HoursPerYear is { } hours
            ? new LocalText(", up to {hours} hours in a contract year", "，每个合同年累计不超过 {hours} 小时").Fill(("hours", DecimalText.Format(hours))) : "";
        var inside = planned.Windows is { } calendar ? new LocalText(", inside the hours of “{calendar}”", "，且在“{calendar}”的时段内").Fill(("calendar", calendar)) : "";
        var counts = planned.Counts switch
        {
            "countUp" => new LocalText("counts as available", "计为可用时间"),
            "ignore" => new LocalText("counts like any other time", "与其他时间同样统计"),
            "icinga" => new LocalText("stays in the total and counts as available", "计入总时间并视为可用"),
            _ => new LocalText("is left out", "不计入统计"),
        };
        var end = inside.En.Length + cap.En.Length > 0 ? new LocalText(",", "") : "";
        return new LocalText("Work announced at least {notice} hours before{inside}{cap}{end} {counts}; all other downtime counts. Both figures are shown.",
            "至少提前 {notice} 小时公告{inside}{cap}的计划维护{counts}；其余停机一律计入。两种数值均会列出。").Fill(
            ("notice", Number(planned.NoticeHours)), ("inside", inside), ("cap", cap), ("end", end), ("counts", counts));
    }

    private static LocalText Pauses(PauseRules pauses)
    {
        List<LocalText> paused = [];
        if (pauses.FirstResponse)
        {
            paused.Add(new("first response", "首次响应"));
        }

        if (pauses.NextResponse)
        {
            paused.Add(new("next response", "后续响应"));
        }

        if (pauses.Update)
        {
            paused.Add(new("update", "进展通报"));
        }

        if (pauses.Resolution)
        {
            paused.Add(new("resolution", "解决"));
        }

        return paused is []
            ? new("Waiting for the customer pauses no clock.", "等待客户期间不暂停任何计时。")
            : new LocalText("Waiting for the customer pauses these clocks and no others: {list}. Each pause is listed with its reason.",
                "等待客户期间仅暂停以下计时：{list}。每次暂停均列明原因。").Fill(("list", LocalText.AllOf(paused)));
    }

    private static LocalText Formula(string formula) => formula switch
    {
        "R2" => new("confirmed incidents ÷ asset-years (R2)", "已确认事件数 ÷ 资产年（R2）"),
        "R3" => new("customers with a confirmed incident ÷ average customers (R3)", "发生已确认事件的客户数 ÷ 平均客户数（R3）"),
        "R4" => new("confirmed incidents ÷ closed incident tickets (R4)", "已确认事件数 ÷ 已关闭的事件工单数（R4）"),
        "R5" => new("accounts compromised ÷ average accounts (R5)", "被攻破的账户数 ÷ 平均账户数（R5）"),
        "R6" => new("days with an open confirmed incident ÷ days (R6)", "存在未关闭已确认事件的天数 ÷ 总天数（R6）"),
        _ => new("assets with a confirmed incident ÷ average protected assets (R1)", "发生已确认事件的资产数 ÷ 平均受保护资产数（R1）"),
    };

    private static LocalText Unknown(Rules rules)
    {
        var trust = rules.TrustUnknownUpToPercent == 0
            ? new LocalText("Time without data is unknown: a promise is met only if it holds with all of it as down, and missed only if it fails with all of it as up; else it is unproved.",
                "缺少数据的时间为“未知”：即使全部按停机计算仍达标才判为达成，即使全部按正常计算仍不达标才判为未达成，否则为未证实。")
            : new LocalText("Up to {percent} of time without data is left out; beyond that a promise is met or missed only if it is so whatever happened in it, else unproved.",
                "缺少数据的时间在 {percent} 以内不计入；超出部分无论实际如何结论均不变时才判定达成或未达成，否则为未证实。").Fill(("percent", PercentText.Format(rules.TrustUnknownUpToPercent)));
        var degraded = new LocalText(" Degraded time counts {weight} as available.", "性能下降时间按 {weight} 计为可用。").Fill(
            ("weight", PercentText.Format(rules.DegradedWeight * 100)));
        var shortest = rules.MinOutage == NodaTime.Duration.Zero ? "" : new LocalText(" Outages shorter than {time} do not count.", "短于 {time}的中断不计。").Fill(
            ("time", DurationText.Words(rules.MinOutage)));
        var rounding = new LocalText(" Each outage is rounded up to a multiple of {time}.", "每次中断向上取整到 {time}的整数倍。").Fill(("time", DurationText.Words(rules.RoundOutageUpTo)));
        return new LocalText(trust.En + degraded.En + shortest.En + rounding.En, trust.Zh + degraded.Zh + shortest.Zh + rounding.Zh);
    }

    private static LocalText Month(int month) =>
        new(CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month), $"{month.ToString(CultureInfo.InvariantCulture)} 月");

    private static LocalText List(IReadOnlyList<string> items) => LocalText.AllOf([.. items.Select(i => (LocalText)i)]);

    private static LocalText Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
