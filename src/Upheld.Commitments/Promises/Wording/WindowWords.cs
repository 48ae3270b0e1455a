using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Commitments.Promises.Wording;

/// <summary>Windows in words, as they stand inside a sentence.</summary>
internal static class WindowWords
{
    public static LocalText Of(PromiseWindow window) => window.Kind switch
    {
        WindowKind.Rolling => new LocalText("over any {length} in a row", "任意连续 {length}内").Fill(("length", DurationText.Words(window.Length!.Value))),
        WindowKind.Day => new("on each day", "每日"),
        WindowKind.Week => new("in each week", "每周"),
        WindowKind.Month => new("in each calendar month", "每个自然月"),
        WindowKind.Quarter => new("in each quarter", "每个季度"),
        WindowKind.Year => new("in each calendar year", "每个自然年"),
        WindowKind.ContractYear => new("in each contract year", "每个合同年"),
        WindowKind.ContractPeriod => new("over the whole contract", "整个合同期"),
        _ => throw new InvalidOperationException("The family of windows is closed."),
    };
}
