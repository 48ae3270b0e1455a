using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Commitments.Promises.Wording;

/// <summary>Objectives in words, as they stand inside a sentence.</summary>
internal static class ObjectiveWords
{
    public static LocalText Of(Objective objective) => objective switch
    {
        Objective.AtLeast { Bound: { IsPercent: true, Number: 100 } } => new LocalText("100%", "为 100%"),
        Objective.AtLeast least => new LocalText("at least {bound}", "不低于 {bound}").Fill(("bound", least.Bound.ToString())),
        Objective.AtMost { Bound.Number: 0 } => new LocalText("zero", "为零"),
        Objective.AtMost most => new LocalText("at most {bound}", "不超过 {bound}").Fill(("bound", most.Bound.ToString())),
        Objective.Within { Share: 100 } within => new LocalText("within {time} in every case", "每次均在 {time}以内").Fill(("time", DurationText.Words(within.Time))),
        Objective.Within within => new LocalText("within {time} in at least {share} of cases", "至少 {share} 在 {time}以内")
            .Fill(("time", DurationText.Words(within.Time)), ("share", PercentText.Format(within.Share))),
        _ => throw new InvalidOperationException("The family of objectives is closed."),
    };

    /// <summary>What the objective of an indicator must look like.</summary>
    public static LocalText Expected(IndicatorKind indicator) => (indicator.Unit, indicator.Better) switch
    {
        (IndicatorUnit.Time, _) => new("within: a duration, with a share if not every case counts", "within: 时长（如非全部情况，另给 share）"),
        (IndicatorUnit.Count, Better.Higher) => new("atLeast: a whole number", "atLeast: 整数"),
        (IndicatorUnit.Count, Better.Lower) => new("atMost: a whole number", "atMost: 整数"),
        (_, Better.Higher) => new("atLeast: a percentage", "atLeast: 百分比"),
        (_, Better.Lower) => new("atMost: a percentage", "atMost: 百分比"),
        _ => throw new InvalidOperationException("The family of indicators is closed."),
    };

    /// <summary>The objective as it is written in a file.</summary>
    public static LocalText Written(Objective objective) => objective switch
    {
        Objective.AtLeast { Bound: { IsPercent: true, Number: 100 } } => new LocalText("100%", "为 100%"),
        Objective.AtLeast least => $"atLeast: {least.Bound}",
        Objective.AtMost most => $"atMost: {most.Bound}",
        Objective.Within within => $"within: {DurationText.Format(within.Time)}",
        _ => throw new InvalidOperationException("The family of objectives is closed."),
    };
}
