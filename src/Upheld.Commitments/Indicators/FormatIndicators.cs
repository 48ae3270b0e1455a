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
        new("monitoringCoverage", "Monitoring", Share, Higher, new("share watched on every layer", "多层监控覆盖率"), Service),
        new("measurementCompleteness", "Monitoring", Share, Higher, new("share of planned checks received", "检测数据完整率"), Service),
        new("detectionTime", "Monitoring", Time, Lower, new("time to detect an outage", "故障发现时间"), Service),
        new("alertDelivery", "Monitoring", Share, Higher, new("share of alerts delivered in time", "告警按时送达率")),
        new("alertAcknowledgement", "Monitoring", Time, Lower, new("time to acknowledge an alert", "告警确认时间")),
        new("isolationTime", "Monitoring", Time, Lower, new("time to isolate a fault", "故障隔离时间"), Service),
        new("redundancyCoverage", "Monitoring", Share, Higher, new("share with redundancy in place", "冗余架构覆盖率"), Service),
        new("standbyHealth", "Monitoring", Share, Higher, new("share of time with complete clusters and standbys", "集群与备用节点完整率"), Service),
        new("singlePointsOfFailure", "Monitoring", Count, Lower, new("number of single points of failure", "单点故障数量"), Service),
        new("maintenanceCompletion", "Monitoring", Share, Higher, new("share of planned maintenance done on time", "维护计划按时完成率")),
        new("upgradeCompletion", "Monitoring", Share, Higher, new("share of planned upgrades done on time", "系统升级按时完成率")),
        new("inspectionCompletion", "Monitoring", Share, Higher, new("share of hardware inspections done on time", "硬件检修按时完成率")),
        new("expiryForesight", "Monitoring", Share, Higher, new("share of expiries and shortages foreseen in time", "到期与容量不足的提前预见率")),
        new("repeatOutages", "Monitoring", Count, Lower, new("number of outages with a cause already known", "同因重复故障次数"), Service),
        new("onCallCoverage", "Monitoring", Share, Higher, new("share of time with a named person on duty", "值班覆盖率")),
        new("reportsOnTime", "Reporting", Share, Higher, new("share of reports delivered on time", "报告按时交付率")),
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
        new("escalationsOnTime", "ServiceDesk", Share, Higher, new("share of escalation steps taken on time", "升级步骤按时执行率"), Ticket),
        new("classificationCoverage", "ServiceDesk", Share, Higher, new("share with a classification", "分类完成率"), Ticket),
        new("ownershipCoverage", "ServiceDesk", Share, Higher, new("share of time with exactly one owner", "唯一责任人覆盖率"), Ticket),
        new("hotlineAvailability", "ServiceDesk", Share, Higher, new("availability of the hotline", "服务热线可用率")),
        new("intakeAvailability", "ServiceDesk", Share, Higher, new("availability of ticket intake", "工单受理可用率")),
        new("automaticAssignment", "ServiceDesk", Share, Higher, new("share assigned automatically", "自动分配率"), Ticket),
        new("prioritisation", "ServiceDesk", Share, Higher, new("share with a priority from the matrix", "按矩阵定级率"), Ticket),
        new("reopenRate", "ServiceDesk", Share, Lower, new("share reopened", "重新打开率"), Ticket),
        new("handoverTime", "ServiceDesk", Time, Lower, new("time to hand over between teams", "团队间移交时间"), Ticket),
    ];

    private static IEnumerable<IndicatorKind> Security() =>
    [
        new("securityIncidentRate", "Security", Rate, Lower, new("security-incident rate", "安全事件发生率"), Asset),
        new("dataExposures", "Security", Count, Lower, new("number of confirmed exposures of customer data", "已确认的客户数据泄露次数")),
        new("controlEvidence", "Security", Share, Higher, new("share of security controls with valid evidence", "安全控制证据有效率")),
        new("accessReviewCompletion", "Security", Share, Higher, new("share of access-review decisions made on time", "访问权限复核按时完成率")),
        new("encryptionCoverage", "Security", Share, Higher, new("share of storage and transport that is encrypted", "存储与传输加密覆盖率")),
        new("scanCoverage", "Security", Share, Higher, new("share scanned as planned", "漏洞扫描覆盖率"), Asset),
        new("penetrationTestsRetested", "Security", Share, Higher, new("share of penetration-test findings retested", "渗透测试发现复测率")),
        new("patchesInTime", "Security", Share, Higher, new("share of vulnerabilities fixed in time", "漏洞按时修复率"), Asset),
        new("policyAcknowledgement", "Security", Share, Higher, new("share of staff who have acknowledged the security policies", "安全策略确认率")),
        new("exposureNotice", "Security", Time, Lower, new("time to notify the customer of an exposure", "数据泄露通知时间")),
    ];

    private static IEnumerable<IndicatorKind> Continuity() =>
    [
        new("dailyBackup", "Continuity", Share, Higher, new("share of days with a checked backup", "每日校验备份完成率"), DataSet),
        new("backupSuccess", "Continuity", Share, Higher, new("share of planned backups that succeeded", "备份成功率"), DataSet),
        new("recoveryTime", "Continuity", Time, Lower, new("recovery time", "恢复时间"), DataSet),
        new("recoveryPoint", "Continuity", Time, Lower, new("age of the data after a recovery", "恢复后数据的陈旧程度"), DataSet),
        new("siteSeparation", "Continuity", Share, Higher, new("share with copies on separate sites", "异地副本覆盖率"), DataSet),
        new("restoreVerification", "Continuity", Share, Higher, new("share of restore proofs passed", "恢复验证通过率"), DataSet),
        new("recoveryPlans", "Continuity", Share, Higher, new("share of recovery plans that are complete and current", "恢复计划完备率")),
        new("drillsHeld", "Continuity", Share, Higher, new("share of drills held as planned", "演练按计划开展率")),
    ];

    private static IEnumerable<IndicatorKind> Feedback() =>
    [
        new("satisfaction", "Feedback", Share, Higher, new("customer satisfaction", "客户满意度"), Answer),
        new("ticketSatisfaction", "Feedback", Share, Higher, new("satisfaction with closed tickets", "工单满意度"), Answer),
        new("surveysHeld", "Feedback", Count, Higher, new("number of feedback surveys held", "客户反馈调查次数")),
        new("surveyResponse", "Feedback", Share, Higher, new("share of invited people who answered", "调查答复率"), Answer),
        new("feedbackHandling", "Feedback", Time, Lower, new("time to answer feedback", "反馈处理时间")),
        new("feedbackAnalysed", "Feedback", Share, Higher, new("share of survey rounds analysed and signed off", "反馈分析签署率")),
    ];

    private static IEnumerable<IndicatorKind> Improvement() =>
    [
        new("improvementPlans", "Improvement", Share, Higher, new("share of shortfalls with an improvement plan", "不足项改进计划覆盖率")),
        new("actionsOnTime", "Improvement", Share, Higher, new("share of improvement actions done on time", "改进措施按时完成率")),
        new("actionsEffective", "Improvement", Share, Higher, new("share of improvement actions whose effect is verified", "改进措施效果验证率")),
        new("actionsSupervised", "Improvement", Share, Higher, new("share of improvement actions signed by an independent supervisor", "改进措施独立监督率")),
        new("reviewsHeld", "Improvement", Share, Higher, new("share of quarterly reviews held on time", "季度评审按时召开率")),
        new("trainingCompletion", "Improvement", Share, Higher, new("share of planned training completed", "培训计划完成率")),
    ];
}
