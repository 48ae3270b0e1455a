using System.Globalization;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Kernel.Results;

namespace Upheld.Commitments.Plans;

/// <summary>Why files are not applied.</summary>
internal static class PlanErrors
{
    private const string FaultsCode = "plan.faults";
    private const string InThePastCode = "plan.in_the_past";
    private const string StaleCode = "plan.stale";

    private static readonly Dictionary<string, LocalText> Texts = new(StringComparer.Ordinal)
    {
        [FaultsCode] = new("{count} error(s) must be mended first; nothing was applied.", "须先修正 {count} 个错误；未应用任何内容。"),
        [InThePastCode] = new(
            "A change would take effect on a day that has passed, and what was judged would change; nothing was applied. Name a day from today on as effectiveFrom (of a calendar: validFrom), or ask for a restatement: --restate, with a reason and a second person's approval.",
            "有变更的生效日期早于今天，会改变已有的判定结果；未应用任何内容。请将 effectiveFrom（日历为 validFrom）设为今天或以后的日期；或以 --restate 提出追溯更正，须写明理由并由另一人批准。"),
        [StaleCode] = new(
            "What is in force has changed since the plan was made; nothing was applied. Look at a new plan first.",
            "制定计划之后，现行内容已有变化；未应用任何内容。请先查看新的计划。"),
    };

    public static Error InThePast { get; } = new(ErrorKind.Invalid, InThePastCode, Texts[InThePastCode].En);

    public static Error Stale { get; } = new(ErrorKind.Conflict, StaleCode, Texts[StaleCode].En);

    public static Error Faults(ContractPlan plan) => new(ErrorKind.Invalid, FaultsCode, Text(FaultsCode, plan).En);

    /// <summary>A refusal in a reader's language.</summary>
    public static string Message(Error error, ContractPlan plan, Language language) =>
        Texts.ContainsKey(error.Code) ? Text(error.Code, plan).In(language) : error.Message;

    private static LocalText Text(string code, ContractPlan plan) => Texts[code].Fill(
        ("count", plan.Lint.Faults.Count(f => f.Severity == FaultSeverity.Error).ToString(CultureInfo.InvariantCulture)));
}
