using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Commitments.Promises.Wording;

/// <summary>What a miss costs, in words.</summary>
internal static class RemedyWords
{
    public static LocalText Of(Remedy? remedy)
    {
        if (remedy is null)
        {
            return new("No remedy is agreed for a miss.", "未约定违约补偿。");
        }

        var fee = Fee(remedy.Of);
        List<LocalText> parts = remedy.PerHour is { } perHour
            ? [new LocalText("{percent} of the {fee} for each hour, or part of one, beyond what is allowed", "超出允许范围后，每小时（不足一小时按一小时计）补偿{fee}的 {percent}")
                .Fill(("percent", Percent(perHour)), ("fee", fee))]
            : [.. remedy.Tiers.Select(t => new LocalText(
                t.IsBelow ? "below {bound}, {percent} of the {fee}" : "above {bound}, {percent} of the {fee}",
                t.IsBelow ? "低于 {bound} 时补偿{fee}的 {percent}" : "高于 {bound} 时补偿{fee}的 {percent}")
                .Fill(("bound", t.Bound.ToString()), ("percent", Percent(t.Percent)), ("fee", fee)))];
        var cap = remedy.Cap is { } most ? new LocalText(", at most {cap} in all", "，合计不超过 {cap}").Fill(("cap", Percent(most))) : "";
        var how = remedy.IsAutomatic ? new LocalText("It is paid without a claim.", "无需申请，自动支付。") : new LocalText("It is paid when claimed.", "经申请后支付。");
        return new LocalText(
            $"A miss is credited: {string.Join("; ", parts.Select(p => p.En))}{cap.En}. {how.En}", $"未达成时补偿：{string.Join("；", parts.Select(p => p.Zh))}{cap.Zh}。{how.Zh}");
    }

    private static LocalText Percent(decimal percent) => PercentText.Format(percent);

    private static LocalText Fee(string of) => of switch
    {
        "quarterlyFee" => new("quarterly fee", "季度服务费"),
        "yearlyFee" => new("yearly fee", "年度服务费"),
        "contractFee" => new("fee of the contract", "合同总费用"),
        _ => new("monthly fee", "月度服务费"),
    };
}
