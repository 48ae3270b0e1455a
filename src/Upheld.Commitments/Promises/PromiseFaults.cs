using Upheld.Commitments.Contracts.Faults;

namespace Upheld.Commitments.Promises;

/// <summary>What can be wrong with contracts, promises and measures.</summary>
internal static class PromiseFaults
{
    public static readonly FaultKind NoMeasure = FaultKind.Error("promise.no_measure",
        new("The promise has no measure: nothing says what is done to keep it.", "该承诺没有保障措施：未说明如何兑现。"),
        new("Add at least one entry under measures, with an indicator, an objective and an owner.", "请在 measures 下至少添加一项措施，并写明指标、目标和责任人。"));

    public static readonly FaultKind NoOwner = FaultKind.Error("promise.no_owner",
        new("The promise has no owner: nobody answers for it.", "该承诺没有责任人：无人对其负责。"),
        new("Write accountable: and the name of one team or person.", "请写 accountable: 并填写一个团队或人员。"));

    public static readonly FaultKind NoObjective = FaultKind.Error("promise.no_objective",
        new("The promise has no objective: nothing says what is to be reached.", "该承诺没有目标：未说明要达到什么。"),
        new("Write objective: with atLeast, atMost or within.", "请写明 objective，并给出 atLeast、atMost 或 within。"));

    public static readonly FaultKind NoIndicator = FaultKind.Error("promise.no_indicator",
        new("The promise has no indicator: nothing says what is measured.", "该承诺没有量化指标：未说明度量什么。"),
        new("Write indicator: and one of the known indicators, such as availability.", "请写 indicator: 并选择一个已知指标，如 availability。"));

    public static readonly FaultKind MeasureNoIndicator = FaultKind.Error("measure.no_indicator",
        new("The measure has no indicator: whether it is carried out cannot be seen.", "该措施没有量化指标：无法判断是否落实。"),
        new("Write indicator: and one of the known indicators.", "请写 indicator: 并选择一个已知指标。"));

    public static readonly FaultKind MeasureNoObjective = FaultKind.Error("measure.no_objective",
        new("The measure has no objective: nothing says what is to be reached.", "该措施没有目标：未说明要达到什么。"),
        new("Write objective: with atLeast, atMost or within.", "请写明 objective，并给出 atLeast、atMost 或 within。"));

    public static readonly FaultKind MeasureNoOwner = FaultKind.Error("measure.no_owner",
        new("The measure has no owner: nobody answers for it.", "该措施没有责任人：无人对其负责。"),
        new("Write accountable: and the name of one team or person.", "请写 accountable: 并填写一个团队或人员。"));

    public static readonly FaultKind UnknownIndicator = FaultKind.Error("ref.unknown",
        new("There is no indicator “{name}”.", "没有名为“{name}”的指标。"),
        new("Did you mean “{nearest}”?", "是否想写“{nearest}”？"));

    public static readonly FaultKind UnknownIndicatorListed = FaultKind.Error("ref.unknown",
        new("There is no indicator “{name}”.", "没有名为“{name}”的指标。"),
        new("Some of the known ones are availability, firstResponse, resolution, securityIncidentRate, dailyBackup, recoveryTime, satisfaction.",
            "已知指标例如 availability、firstResponse、resolution、securityIncidentRate、dailyBackup、recoveryTime、satisfaction。"));

    public static readonly FaultKind DuplicateName = FaultKind.Error("name.duplicate",
        new("The name “{name}” is given twice in this list.", "此列表中名称“{name}”重复。"),
        new("Rename one of them.", "请为其中一项改名。"));

    public static readonly FaultKind UnknownGroup = FaultKind.Error("ref.unknown",
        new("The contract has no group “{name}”.", "合同中没有名为“{name}”的分组。"),
        new("Declare it under groups, or leave group out.", "请在 groups 中声明，或去掉 group。"));

    public static readonly FaultKind PeriodEmpty = FaultKind.Error("period.empty",
        new("The period ends on {end}, which is not after its start, {start}.", "合同期结束日 {end} 不晚于开始日 {start}。"),
        new("The end is the first day after the period.", "结束日是合同期之后的第一天。"));

    public static readonly FaultKind EffectiveOutside = FaultKind.Error("effective.outside_period",
        new("The contract is to take effect on {date}, outside its period of {start} to {end}.", "生效日 {date} 不在合同期 {start} 至 {end} 之内。"));

    public static readonly FaultKind ObjectiveForm = FaultKind.Error("objective.form",
        new("The objective of {indicator} must be {expected}; found {found}.", "{indicator}的目标应为{expected}，实为{found}。"));

    public static readonly FaultKind ObjectiveNeedsPercent = FaultKind.Error("objective.form",
        new("{found} has no unit; the objective of {indicator} is a percentage.", "{found} 没有单位；{indicator}的目标应为百分比。"),
        new("Write it in quotes with its sign: \"{found}%\".", "请加引号并写上百分号：\"{found}%\"。"));

    public static readonly FaultKind ObjectiveImpossible = FaultKind.Error("objective.impossible",
        new("Nobody can reach {found}: {why}.", "{found} 无法达到：{why}。"));

    public static readonly FaultKind StretchLooser = FaultKind.Error("objective.impossible",
        new("The stretch target {stretch} is not tighter than the objective {found}.", "内控目标 {stretch} 并不比承诺目标 {found} 更严。"));

    public static readonly FaultKind VagueWords = FaultKind.Warning("promise.vague_words",
        new("“{word}” promises nothing that can be measured, and no number stands beside it.", "“{word}”无法度量，且旁边没有任何数字。"),
        new("Say how much or how fast, such as “within 30 minutes”.", "请写明数量或时限，如“30 分钟内”。"));

    public static readonly FaultKind Absolute = FaultKind.Error("promise.absolute",
        new("“{word}” cannot be promised: nobody can prove it.", "“{word}”不可承诺：无人能够证明。"),
        new("Promise zero confirmed exposures (dataExposures, atMost: 0) and coverage measures instead.",
            "请改为承诺“已确认的数据泄露为零”（dataExposures,atMost: 0）并配以覆盖率措施。"));

    public static readonly FaultKind ScopeEmpty = FaultKind.Error("scope.empty",
        new("No {subject} falls under this scope.", "该范围内没有任何{subject}。"),
        new("Declare one for customer “{customer}”, or widen the scope.", "请为客户“{customer}”声明至少一项，或放宽范围。"));

    public static readonly FaultKind ScopeForeign = FaultKind.Error("scope.foreign",
        new("Service “{service}” belongs to customer “{owner}”, not to “{customer}”.", "服务“{service}”属于客户“{owner}”，而非“{customer}”。"));

    public static readonly FaultKind RateAllowsZero = FaultKind.Warning("rate.allows_zero",
        new("With {assets} asset(s), at most {objective} allows no incident at all: a single one would be {one}.",
            "在 {assets} 项资产下，不超过 {objective} 意味着不允许发生任何事件：一次事件即为 {one}。"),
        new("It takes {needed} assets for one to be allowed. Otherwise promise a number, such as at most 1 a year.",
            "资产达到 {needed} 项时才允许发生一次。否则请改为承诺次数，如每年不超过 1 次。"));

    public static readonly FaultKind RateNeverProvable = FaultKind.Warning("rate.never_provable",
        new("{years} asset-years cannot prove at most {objective}: even without any incident, {needed} are needed (3 ÷ {objective}) to be 95 % sure.",
            "{years} 资产年无法证明不超过 {objective}：即使没有任何事件，也需要 {needed} 资产年（3 ÷ {objective}）才有 95% 的把握。"),
        new("The verdict can still be met; its confidence stays notProved.", "判定仍可为“达成”，但置信度将保持“未证实”。"));

    public static readonly FaultKind SurveyTooFew = FaultKind.Warning("survey.too_few",
        new("{people} contact(s) cannot prove at least {objective}: it takes {needed} answers, all satisfied, to be 95 % sure.",
            "{people} 位联系人无法证明不低于 {objective}：至少需要 {needed} 份全部满意的答复才有 95% 的把握。"),
        new("The verdict can still be met; its confidence stays notProved.", "判定仍可为“达成”，但置信度将保持“未证实”。"));

    public static readonly FaultKind WindowLongerThanRetention = FaultKind.Error("window.longer_than_retention",
        new("Evidence is kept for {evidence}, but the window is up to {window} days long: the beginning would be gone before it is judged.",
            "证据仅保留 {evidence}，而窗口最长 {window} 天：判定之前，开头部分的证据已被删除。"),
        new("Keep evidence for at least {window} days, or leave the field out.", "请至少保留 {window} 天，或去掉该字段。"));

    public static readonly FaultKind RemedyOverlap = FaultKind.Error("remedy.overlap",
        new("Two tiers begin at {bound}: which one pays cannot be said.", "有两档从 {bound} 开始：无法确定适用哪一档。"));

    public static readonly FaultKind RemedyFalls = FaultKind.Error("remedy.overlap",
        new("The tier at {bound} is worse for the customer and yet pays no more than the tier at {other}.", "{bound} 一档对客户更不利，补偿却不高于 {other} 一档。"));

    public static readonly FaultKind RemedyWhileMet = FaultKind.Error("remedy.overlap",
        new("The tier at {bound} pays although the objective {objective} is met.", "{bound} 一档在目标 {objective} 已达成时仍会补偿。"));

    public static readonly FaultKind RemedyDirection = FaultKind.Error("remedy.overlap",
        new("The tiers must say “{word}”: that is the side on which the objective is missed.", "各档应使用“{word}”：目标未达成的一侧。"));

    public static readonly FaultKind RecoveryUnproven = FaultKind.Warning("recovery.unproven",
        new("No restore proof is planned for data set “{dataSet}”: its recovery can never be proved.", "数据集“{dataSet}”没有安排恢复验证：其恢复能力永远无法证明。"),
        new("Declare a RestoreProof for it.", "请为其声明 RestoreProof。"));
}
