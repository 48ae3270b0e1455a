using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Promises.Wording;

namespace Upheld.Commitments.Promises;

/// <summary>Whether the tiers of a remedy say one thing for every figure.</summary>
internal static class RemedyChecks
{
    public static void Note(Document document, Promise promise, FaultList faults)
    {
        var tiers = promise.Remedy?.Tiers ?? [];
        var isBelow = promise.Objective is not Objective.AtMost;
        var path = promise.Path.Field("remedy").Field("credits");
        if (tiers.FirstOrDefault(t => t.IsBelow != isBelow) is not null)
        {
            faults.Add(PromiseFaults.RemedyDirection, document, path, ("word", isBelow ? "below" : "above"));
            return;
        }

        var limit = promise.Objective switch
        {
            Objective.AtLeast least => least.Bound,
            Objective.AtMost most => most.Bound,
            Objective.Within within => new Quantity(within.Share, IsPercent: true),
            _ => throw new InvalidOperationException("The family of objectives is closed."),
        };

        // From the mildest miss to the worst.
        var ordered = tiers.Index().OrderBy(t => isBelow ? -t.Item.Bound.Fraction : t.Item.Bound.Fraction).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            var (index, tier) = ordered[i];
            var at = path.Item(index);
            if (isBelow ? tier.Bound.Fraction > limit.Fraction : tier.Bound.Fraction < limit.Fraction)
            {
                faults.Add(PromiseFaults.RemedyWhileMet, document, at,
                    ("bound", tier.Bound.ToString()), ("objective", ObjectiveWords.Of(promise.Objective)));
            }

            if (i > 0 && ordered[i - 1].Item is var milder && milder.Bound.Fraction == tier.Bound.Fraction)
            {
                faults.Add(PromiseFaults.RemedyOverlap, document, at, ("bound", tier.Bound.ToString()));
            }
            else if (i > 0 && tier.Percent <= ordered[i - 1].Item.Percent)
            {
                faults.Add(PromiseFaults.RemedyFalls, document, at, ("bound", tier.Bound.ToString()), ("other", ordered[i - 1].Item.Bound.ToString()));
            }
        }
    }
}
