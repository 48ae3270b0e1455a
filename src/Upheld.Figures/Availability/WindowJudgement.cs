using Upheld.Figures.Exact;
using Upheld.Figures.Timelines;
using Upheld.Figures.Verdicts;

namespace Upheld.Figures.Availability;

/// <summary>Makes the answer about a window from the pieces in which its rules were the same (spec of contracts, part 5).</summary>
/// <remarks>Each instant is classed, and brings its share to the budget, by the rules that were in force then. So old time keeps its old rules, and an amendment that
/// changes no target leaves the budget whole. The target of the window is the mean of its pieces' targets, weighted by the time promised under each.</remarks>
internal static class WindowJudgement
{
    /// <param name="window">The window.</param>
    /// <param name="asOf">The instant of the evaluation.</param>
    /// <param name="pieces">At least one, in order; what they leave of the window is promised nothing.</param>
    public static AvailabilityAnswer Of(Span window, long asOf, IReadOnlyList<PieceSum> pieces)
    {
        var sum = pieces.Aggregate((one, next) => one + next);
        var ledger = sum.Ledger.Plus(LedgerPart.Outside, window.Length - pieces.Sum(piece => piece.Window.Length));
        var allowed = pieces.Aggregate(Rational.Zero, (total, piece) => total + piece.Allowed);
        var highestTarget = pieces.Max(piece => piece.Target);
        var target = pieces.Count == 1 || ledger.Promised == 0 ? highestTarget : 1 - (allowed / ledger.Promised);
        var figure = sum.Availability.AtLeastNothing;
        var budget = new Budget((1 - target) * ledger.Promised, figure.Lost);
        var isClosed = asOf >= window.End;
        var verdict = VerdictOf(target);
        return new AvailabilityAnswer
        {
            Formula = AvailabilityFormula.Id,
            Window = window,
            AsOf = asOf,
            IsPartial = pieces[0].Begins > window.Start,
            IsRounded = sum.IsRounded,
            Ledger = ledger,
            Availability = figure,
            Gross = sum.Gross.AtLeastNothing,
            WithoutRetroactive = sum.WithoutRetroactive?.AtLeastNothing,
            Lowest = Below(sum.Lowest.Share.AtLeastNothing.Value, figure.Value),
            Highest = Above(sum.Highest.Share.AtLeastNothing.Value, figure.Value),
            Target = target,
            Budget = budget,
            Verdict = verdict,
            Outlook = isClosed || verdict is not null || ledger.Measured == 0 ? null : OutlookOf(budget, window, asOf),
            CanBeMet = isClosed ? verdict == Verdict.Met : verdict is null && CanBeMet(sum, ledger.Promised, target),
            Outages = sum.Outages,
            ShortOutages = sum.ShortOutages,
            DownInMaintenance = sum.DownInMaintenance,
            OkInMaintenance = sum.OkInMaintenance,
            Pieces = [.. pieces.Select(piece => new AvailabilityPiece(piece.Window, piece.Target, piece.Ledger, piece.Availability.AtLeastNothing))],
            Stricter = pieces.Any(piece => piece.Target != highestTarget) ? new StricterReading(highestTarget, VerdictOf(highestTarget)) : null,
        };

        Verdict? VerdictOf(Rational promised) => isClosed ? Closed(sum, promised) : Decided(sum, ledger.Promised, promised);
    }

    // Unknown time within the trusted share is left out of both bounds; what goes beyond it stays in them.
    private static Verdict Closed(PieceSum sum, Rational target)
    {
        if (sum.Availability.AtLeastNothing.Value is not { } figure)
        {
            return Verdict.Unproved;
        }
        var low = Trusting(sum.Lowest, sum.Trusted, 0);
        var high = Trusting(sum.Highest, sum.Trusted, sum.Trusted);
        return Judgement.AtLeast(Below(low, figure), Above(high, figure), target);
    }

    private static Rational? Trusting(Bound bound, Rational trusted, Rational fromNumerator) =>
        (bound.Unknown == 0 || trusted.Sign == 0 ? bound.Share
        : bound.Unknown <= trusted ? bound.LeftOut()
        : new Share(bound.Share.AtLeastNothing.Numerator - fromNumerator, bound.Share.Denominator - trusted)).AtLeastNothing.Value;

    // The budget is spent when not even a perfect rest of the window could reach the target. Rounding is left to the end of the window: how much it adds may
    // still change.
    private static Verdict? Decided(PieceSum sum, long promised, Rational target)
    {
        var lost = Rational.Min(sum.LostAtBest, sum.LostAsReported) - sum.MayStillJoinUp;
        return lost > (1 - target) * promised ? Verdict.Missed : null;
    }

    // Not so only for certain: of what is lost at worst, all is forgiven that the rest of the window could still turn.
    private static bool CanBeMet(PieceSum sum, long promised, Rational target)
    {
        var isTrusted = sum.Lowest.Unknown <= sum.TrustedInTheEnd;
        var lost = isTrusted ? sum.Lowest.LeftOut().AtLeastNothing.Lost : sum.Lowest.Share.AtLeastNothing.Lost - sum.TrustedInTheEnd;
        return lost - sum.MinOutage <= (1 - target) * promised;
    }

    private static Outlook OutlookOf(Budget budget, Span window, long asOf)
    {
        var early = (asOf - window.Start) * 4 < window.Length * 3;
        return budget.Left.Sign < 0 || (early && budget.Used * 4 > budget.Allowed * 3) ? Outlook.AtRisk : Outlook.OnTrack;
    }

    // The bounds hold the reported figure by their meaning; only the rounding of outages, which is not monotonous, could slip past it.
    private static Rational? Below(Rational? bound, Rational? figure) => bound is { } b && figure is { } f ? Rational.Min(b, f) : bound;

    private static Rational? Above(Rational? bound, Rational? figure) => bound is { } b && figure is { } f ? Rational.Max(b, f) : bound;
}
