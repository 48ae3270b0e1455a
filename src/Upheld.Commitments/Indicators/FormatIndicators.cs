using Upheld.Commitments.Contracts.Indicators;
using static Upheld.Commitments.Contracts.Indicators.Better;
using static Upheld.Commitments.Contracts.Indicators.IndicatorSubject;
using static Upheld.Commitments.Contracts.Indicators.IndicatorUnit;

namespace Upheld.Commitments.Indicators;

/// <summary>The indicators of the format: those of the founding document's promises and of the measures that keep them (S-26 … S-101, S-122 … S-126).</summary>
internal static class FormatIndicators
{
    public static IReadOnlyList<IndicatorKind> All { get; } =
    [
        .. Monitoring(), .. ServiceDesk(), .. Security(), .. Continuity(), .. Feedback(), .. Improvement(),
    ];

    private static IEnumerable<IndicatorKind> Monitoring() =>
    [
        new("availability", "Monitoring", Share, Higher, new("availability", "可用率"), Service),
        new("monitoringCoverage", "Monitoring", Share, Higher, new("services watched on every layer", "各层均被监控的服务占比"), Service),
        new("measurementCompleteness", "Monitoring", Share, Higher, new("checks received of those planned", "实际收到的检测占计划检测的比例"), Service),
        new("detectionTime", "Monitoring", Time, Lower, new("time to detect an outage", "故障发现时间"), Service),
        new("alertDelivery", "Monitoring", Share, Higher, new("alerts delivered in time", "按时送达的告警占比")),
        new("alertAcknowledgement", "Monitoring", Time, Lower, new("time to acknowledge an alert", "告警确认时间")),
        new("isolationTime", "Monitoring", Time, Lower, new("time to isolate a fault", "故障隔离时间"), Service),
        new("redundancyCoverage", "Monitoring", Share, Higher, new("services with redundancy in place", "具备冗余架构的服务占比"), Service),
        new("standbyHealth", "Monitoring", Share, Higher, new("time in which clusters and standbys are complete", "集群与备用节点完整的时间占比"), Service),
        new("singlePointsOfFailure", "Monitoring", Count, Lower, new("single points of failure", "单点故障数量"), Service),
        new("maintenanceCompletion", "Monitoring", Share, Higher, new("planned maintenance done on time", "按时完成的计划维护占比")),
        new("upgradeCompletion", "Monitoring", Share, Higher, new("planned upgrades done on time", "按时完成的计划升级占比")),
        new("inspectionCompletion", "Monitoring", Share, Higher, new("hardware inspections done on time", "按时完成的硬件检修占比")),
        new("expiryForesight", "Monitoring", Share, Higher, new("expiries and shortages foreseen in time", "提前预见的到期与容量不足占比")),
        new("repeatOutages", "Monitoring", Count, Lower, new("outages with a cause already known", "同因重复故障数量"), Service),
        new("onCallCoverage", "Monitoring", Share, Higher, new("time with a named person on duty", "有指定人员值班的时间占比")),
        new("reportsOnTime", "Reporting", Share, Higher, new("reports delivered on time", "按时交付的报告占比")),
    ];

    private static IEnumerable<IndicatorKind> ServiceDesk() =>
    [
        new("firstResponse", "ServiceDesk", Time, Lower, new("time to first response", "首次响应时间"), Ticket),
        new("nextResponse", "ServiceDesk", Time, Lower, new("time to each further response", "后续响应时间"), Ticket),
        new("updateInterval", "ServiceDesk", Time, Lower, new("time between updates", "进展通报间隔"), Ticket),
        new("resolution", "ServiceDesk", Time, Lower, new("time to resolution", "解决时间"), Ticket),
        new("resolutionRate", "ServiceDesk", Share, Higher, new("resolution rate", "问题解决率"), Ticket),
        new("triageTime", "ServiceDesk", Time, Lower, new("time to triage", "初步筛查时间"), Ticket),
        new("diagnosisTime", "ServiceDesk", Time, Lower, new("time to diagnosis", "诊断时间"), Ticket),
        new("escalationsOnTime", "ServiceDesk", Share, Higher, new("escalation steps taken on time", "按时执行的升级步骤占比"), Ticket),
        new("classificationCoverage", "ServiceDesk", Share, Higher, new("tickets with a classification", "已分类工单占比"), Ticket),
        new("ownershipCoverage", "ServiceDesk", Share, Higher, new("time in which every open ticket has one owner", "每张未结工单有唯一责任人的时间占比"), Ticket),
        new("hotlineAvailability", "ServiceDesk", Share, Higher, new("hotline availability", "服务热线可用率")),
        new("intakeAvailability", "ServiceDesk", Share, Higher, new("availability of ticket intake", "工单受理可用率")),
        new("automaticAssignment", "ServiceDesk", Share, Higher, new("tickets assigned automatically", "自动分配的工单占比"), Ticket),
        new("prioritisation", "ServiceDesk", Share, Higher, new("tickets with a priority from the matrix", "按矩阵设定优先级的工单占比"), Ticket),
        new("reopenRate", "ServiceDesk", Share, Lower, new("tickets reopened", "重新打开的工单占比"), Ticket),
        new("handoverTime", "ServiceDesk", Time, Lower, new("time to hand a ticket over between teams", "团队间工单移交时间"), Ticket),
    ];

    private static IEnumerable<IndicatorKind> Security() =>
    [
        new("securityIncidentRate", "Security", Rate, Lower, new("security-incident rate", "安全事件发生率"), Asset),
        new("dataExposures", "Security", Count, Lower, new("confirmed exposures of customer data", "已确认的客户数据泄露次数")),
        new("controlEvidence", "Security", Share, Higher, new("security controls with valid evidence", "具有有效证据的安全控制占比")),
        new("accessReviewCompletion", "Security", Share, Higher, new("access-review decisions made on time", "按时完成的访问权限复核占比")),
        new("encryptionCoverage", "Security", Share, Higher, new("storage and transport that is encrypted", "已加密的存储与传输占比")),
        new("scanCoverage", "Security", Share, Higher, new("assets scanned as planned", "按计划完成漏洞扫描的资产占比"), Asset),
        new("penetrationTestsRetested", "Security", Share, Higher, new("penetration-test findings retested", "已复测的渗透测试发现占比")),
        new("patchesInTime", "Security", Share, Higher, new("vulnerabilities fixed in time", "按时修复的漏洞占比"), Asset),
        new("policyAcknowledgement", "Security", Share, Higher, new("staff who have acknowledged the security policies", "已确认安全策略的员工占比")),
        new("exposureNotice", "Security", Time, Lower, new("time to notify the customer of an exposure", "数据泄露通知时间")),
    ];

    private static IEnumerable<IndicatorKind> Continuity() =>
    [
        new("dailyBackup", "Continuity", Share, Higher, new("days with a checked backup of every data set", "全部数据集均有校验备份的天数占比"), DataSet),
        new("backupSuccess", "Continuity", Share, Higher, new("planned backups that succeeded", "成功的计划备份占比"), DataSet),
        new("recoveryTime", "Continuity", Time, Lower, new("recovery time", "恢复时间"), DataSet),
        new("recoveryPoint", "Continuity", Time, Lower, new("age of the data after a recovery", "恢复后数据的陈旧程度"), DataSet),
        new("siteSeparation", "Continuity", Share, Higher, new("data sets with copies on separate sites", "具有异地副本的数据集占比"), DataSet),
        new("restoreVerification", "Continuity", Share, Higher, new("restore proofs passed", "通过的恢复验证占比"), DataSet),
        new("recoveryPlans", "Continuity", Share, Higher, new("recovery plans that are complete and current", "完整且有效的恢复计划占比")),
        new("drillsHeld", "Continuity", Share, Higher, new("drills held as planned", "按计划开展的演练占比")),
    ];

    private static IEnumerable<IndicatorKind> Feedback() =>
    [
        new("satisfaction", "Feedback", Share, Higher, new("customer satisfaction", "客户满意度"), Answer),
        new("ticketSatisfaction", "Feedback", Share, Higher, new("satisfaction with closed tickets", "工单满意度"), Answer),
        new("surveysHeld", "Feedback", Count, Higher, new("surveys held", "开展的客户反馈调查次数")),
        new("surveyResponse", "Feedback", Share, Higher, new("invited people who answered", "调查答复率"), Answer),
        new("feedbackHandling", "Feedback", Time, Lower, new("time to answer feedback", "反馈处理时间")),
        new("feedbackAnalysed", "Feedback", Share, Higher, new("survey rounds analysed and signed off", "已分析并签署的调查轮次占比")),
    ];

    private static IEnumerable<IndicatorKind> Improvement() =>
    [
        new("improvementPlans", "Improvement", Share, Higher, new("shortfalls with an improvement plan", "已制定改进计划的不足占比")),
        new("actionsOnTime", "Improvement", Share, Higher, new("improvement actions done on time", "按时完成的改进措施占比")),
        new("actionsEffective", "Improvement", Share, Higher, new("improvement actions whose effect is verified", "效果已验证的改进措施占比")),
        new("actionsSupervised", "Improvement", Share, Higher, new("improvement actions signed by an independent supervisor", "由独立监督人签署的改进措施占比")),
        new("reviewsHeld", "Improvement", Share, Higher, new("quarterly reviews held on time", "按时召开的季度评审占比")),
        new("trainingCompletion", "Improvement", Share, Higher, new("planned training completed", "完成的计划培训占比")),
    ];
}
