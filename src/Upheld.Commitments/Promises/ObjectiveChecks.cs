using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Indicators;
using Upheld.Commitments.Promises.Wording;

namespace Upheld.Commitments.Promises;

/// <summary>Whether an objective fits its indicator, and whether anyone can reach it.</summary>
internal static class ObjectiveChecks
{
    public static void Note(Document document, Promise promise, IndicatorCatalogue indicators, FaultList faults)
    {
        if (indicators.Find(promise.Indicator) is { } indicator)
        {
            var path = promise.Path.Field("objective");
            if (Note(document, path, indicator, promise.Objective, faults) && promise.Stretch is { } stretch
                && Note(document, promise.Path.Field("stretch"), indicator, stretch, faults) && !IsTighter(stretch, promise.Objective))
            {
                faults.Add(PromiseFaults.StretchLooser, document, promise.Path.Field("stretch"),
                    ("stretch", ObjectiveWords.Of(stretch)), ("found", ObjectiveWords.Of(promise.Objective)));
            }
        }

        foreach (var measure in promise.Measures)
        {
            if (indicators.Find(measure.Indicator) is { } ofMeasure)
            {
                Note(document, measure.Path.Field("objective"), ofMeasure, measure.Objective, faults);
            }
        }
    }

    private static bool Note(Document document, DocumentPath path, IndicatorKind indicator, Objective objective, FaultList faults)
    {
        var (isRightSide, bound) = (objective, indicator) switch
        {
            (Objective.Within, { Unit: IndicatorUnit.Time }) => (true, (Quantity?)null),
            (Objective.AtLeast least, { Unit: not IndicatorUnit.Time, Better: Better.Higher }) => (true, least.Bound),
            (Objective.AtMost most, { Unit: not IndicatorUnit.Time, Better: Better.Lower }) => (true, most.Bound),
            _ => (false, null),
        };
        var needsPercent = indicator.Unit is IndicatorUnit.Share or IndicatorUnit.Rate;
        if (isRightSide && needsPercent && bound is { IsPercent: false, Number: not 0 } bare)
        {
            faults.Add(PromiseFaults.ObjectiveNeedsPercent, document, path, ("indicator", indicator.Title), ("found", bare.ToString()));
            return false;
        }

        var isWhole = bound is not { } b || indicator.Unit != IndicatorUnit.Count || (!b.IsPercent && b.Number == decimal.Truncate(b.Number));
        if (!isRightSide || !isWhole)
        {
            faults.Add(PromiseFaults.ObjectiveForm, document, path,
                ("indicator", indicator.Title), ("expected", ObjectiveWords.Expected(indicator)), ("found", ObjectiveWords.Written(objective)));
            return false;
        }

        if (WhyImpossible(indicator, objective) is { } why)
        {
            faults.Add(PromiseFaults.ObjectiveImpossible, document, path, ("found", ObjectiveWords.Of(objective)), ("why", why));
            return false;
        }

        return true;
    }

    private static LocalText? WhyImpossible(IndicatorKind indicator, Objective objective) => objective switch
    {
        Objective.AtLeast { Bound: { IsPercent: true, Number: > 100 } } when indicator.Unit == IndicatorUnit.Share =>
            new("a share is never more than 100 %", "占比不可能超过 100%"),
        Objective.AtMost { Bound.Number: < 0 } => new("the figure is never less than zero", "数值不可能小于零"),
        Objective.AtLeast { Bound: { IsPercent: true, Number: 100 } } when indicator.Name == "availability" =>
            new("it leaves no budget, so that a single missed check breaks it and no evidence can prove it", "没有任何预算，一次检测失败即告违约，也没有证据能够证明"),
        _ => null,
    };

    private static bool IsTighter(Objective stretch, Objective objective) => (stretch, objective) switch
    {
        (Objective.AtLeast inner, Objective.AtLeast outer) => inner.Bound.Fraction > outer.Bound.Fraction,
        (Objective.AtMost inner, Objective.AtMost outer) => inner.Bound.Fraction < outer.Bound.Fraction,
        (Objective.Within inner, Objective.Within outer) =>
            inner.Time <= outer.Time && inner.Share >= outer.Share && (inner.Time < outer.Time || inner.Share > outer.Share),
        _ => false,
    };
}
