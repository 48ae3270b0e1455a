using Upheld.Figures.Exact;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Figures.Verdicts;

namespace Upheld.Figures.Availability;

/// <summary>A request prepared for any window: the three scenarios and the grounds, on the uncut timeline.</summary>
internal sealed class AvailabilityEvaluation
{
    private readonly AvailabilityRequest _request;
    private readonly AvailabilityPolicies _policies;
    private readonly Span _contract;
    private readonly GroundedSpan[] _grounds;
    private readonly GroundedSpan[]? _inAdvance;
    private readonly Scenario _reported;
    private readonly Scenario _best;
    private readonly Scenario _worst;
    private readonly List<OutageRun> _measuredRuns;
    private readonly List<OutageRun> _runs;

    public AvailabilityEvaluation(AvailabilityRequest request)
    {
        Check(request);
        (_request, _policies) = (request, request.Policies);
        var contract = _policies.Contract ?? ContractPeriod.From(request.Window.Start);
        _contract = contract.Span;
        _grounds = Grounds.Of(request, contract);
        _inAdvance = _grounds.Any(grounded => grounded.Ground.IsRetroactive) ? Grounds.Of(Grounds.InAdvance(request), contract) : null;
        _reported = new Scenario(request.States.Reported, UnknownReading.LeftOut, _policies);
        _best = new Scenario(request.States.Best, UnknownReading.AsUp, _policies);
        _worst = new Scenario(request.States.Worst, UnknownReading.AsDown, _policies);
        _runs = OutageRun.Find(_reported.States, UnknownReading.LeftOut);
        _measuredRuns = _policies.MinOutage > 0 ? OutageRun.Find(request.States.Reported, UnknownReading.LeftOut) : [];
    }

    public IEnumerable<LedgerSegment> Segments(Span window, long asOf) => Sweep(window, asOf).Segments(_reported.States, _grounds);

    public AvailabilityAnswer Answer(Span window, long asOf)
    {
        Check(window);
        var sweep = Sweep(window, asOf);
        var rounding = Rounding(_reported, window, asOf);
        var outages = new OutageList(_runs, window, asOf);
        var (ledger, downInMaintenance, okInMaintenance) = Sum(sweep, outages);
        var share = _reported.ShareOf(ledger, rounding.Values.Sum());
        var (highest, highestSum) = Figure(_best, sweep, ledger, window, asOf);
        var (lowest, lowestSum) = Figure(_worst, sweep, ledger, window, asOf);
        var budget = new Budget((1 - _request.Target) * ledger.Promised, share.Lost);
        var verdict = asOf >= window.End
            ? Closed(share, (lowest, lowestSum), (highest, highestSum), ledger, sweep, window, asOf)
            : Decided(ledger, highestSum, asOf);
        return new AvailabilityAnswer
        {
            Formula = AvailabilityFormula.Id,
            Window = window,
            AsOf = asOf,
            IsPartial = _contract.Start > window.Start,
            IsRounded = _policies.Maintenance == MaintenancePolicy.Icinga,
            Ledger = ledger,
            Availability = share,
            Gross = _grounds.Length == 0 ? share : _reported.ShareOf(sweep.Sum(_reported.States, []), Rounding(_reported, window, asOf, []).Values.Sum()),
            WithoutRetroactive = _inAdvance is null ? null
                : _reported.ShareOf(sweep.Sum(_reported.States, _inAdvance), Rounding(_reported, window, asOf, _inAdvance).Values.Sum()),
            Lowest = Below(lowest.Value, share.Value),
            Highest = Above(highest.Value, share.Value),
            Budget = budget,
            Verdict = verdict,
            Outlook = asOf >= window.End || verdict is not null || ledger.Measured == 0 ? null : OutlookOf(budget, window, asOf),
            Outages = outages.Finish(rounding),
            ShortOutages = ShortOutages(window, asOf),
            DownInMaintenance = downInMaintenance,
            OkInMaintenance = okInMaintenance,
        };
    }

    private LedgerSweep Sweep(Span window, long asOf) => new(_request, _contract, window, asOf);

    private Dictionary<OutageRun, long> Rounding(Scenario scenario, Span window, long asOf, GroundedSpan[]? grounds = null) =>
        scenario.Rounding(span => Sweep(span, asOf).Sum(scenario.States, grounds ?? _grounds), _contract.Start, window, asOf);

    private (Ledger Ledger, long DownInMaintenance, long OkInMaintenance) Sum(LedgerSweep sweep, OutageList outages)
    {
        if (_grounds.Length == 0 && _runs.Count == 0)
        {
            return (sweep.Sum(_reported.States, _grounds), 0, 0);
        }
        var ledger = default(Ledger);
        long down = 0, ok = 0;
        foreach (var segment in sweep.Segments(_reported.States, _grounds))
        {
            ledger = ledger.Plus(segment.Part, segment.Span.Length);
            if (segment.State == ProbeState.Down)
            {
                outages.Add(segment);
            }
            if (segment.Ground?.Kind == GroundKind.Maintenance)
            {
                down += segment.State == ProbeState.Down ? segment.Span.Length : 0;
                ok += segment.State is ProbeState.Up or ProbeState.Degraded ? segment.Span.Length : 0;
            }
        }
        return (ledger, down, ok);
    }

    private (Share Share, Ledger Ledger) Figure(Scenario scenario, LedgerSweep sweep, Ledger reported, Span window, long asOf)
    {
        var ledger = ReferenceEquals(scenario.States, _reported.States) ? reported : sweep.Sum(scenario.States, _grounds);
        return (scenario.ShareOf(ledger, Rounding(scenario, window, asOf).Values.Sum()), ledger);
    }

    // Unknown time within the trusted share is left out of both bounds; what goes beyond it stays in them.
    private Verdict Closed(
        Share share, (Share Share, Ledger Ledger) lowest, (Share Share, Ledger Ledger) highest, Ledger ledger, LedgerSweep sweep, Span window, long asOf)
    {
        if (share.Value is null)
        {
            return Verdict.Unproved;
        }
        var trusted = _policies.TrustUnknownUpTo * ledger.Due;
        var low = Trusting(lowest.Share, lowest.Ledger.Unknown, trusted, 0, _request.States.Worst, sweep, window, asOf);
        var high = Trusting(highest.Share, highest.Ledger.Unknown, trusted, trusted, _request.States.Best, sweep, window, asOf);
        return Judgement.AtLeast(Below(low, share.Value), Above(high, share.Value), _request.Target);
    }

    private Rational? Trusting(
        Share bound, long unknown, Rational trusted, Rational fromNumerator, StateTimeline states, LedgerSweep sweep, Span window, long asOf)
    {
        if (unknown == 0 || trusted.Sign == 0)
        {
            return bound.Value;
        }
        if (unknown <= trusted)
        {
            var scenario = new Scenario(states, UnknownReading.LeftOut, _policies);
            return scenario.ShareOf(sweep.Sum(scenario.States, _grounds), Rounding(scenario, window, asOf).Values.Sum()).Value;
        }
        return new Share(Rational.Max(0, bound.Numerator - fromNumerator), bound.Denominator - trusted).Value;
    }

    // The budget is spent when not even a perfect rest of the window could reach the target. Rounding is left to the end of the window: how much it adds may
    // still change.
    private Verdict? Decided(Ledger reported, Ledger best, long asOf)
    {
        var lost = Rational.Min(_best.ShareOf(best, 0).Lost, _reported.ShareOf(reported, 0).Lost) - _best.MayStillJoinUp(asOf);
        return lost > (1 - _request.Target) * reported.Promised ? Verdict.Missed : null;
    }

    private static Outlook OutlookOf(Budget budget, Span window, long asOf)
    {
        var early = (asOf - window.Start) * 4 < window.Length * 3;
        return budget.Left.Sign < 0 || (early && budget.Used * 4 > budget.Allowed * 3) ? Outlook.AtRisk : Outlook.OnTrack;
    }

    private List<Outage> ShortOutages(Span window, long asOf)
    {
        var list = new OutageList([.. _measuredRuns.Where(run => run.IsShorterThan(_policies.MinOutage))], window, asOf);
        var past = window with { End = Math.Clamp(asOf, window.Start, window.End) };
        foreach (var interval in _measuredRuns.Count == 0 ? [] : _request.States.Reported.Within(past))
        {
            if (interval.State == ProbeState.Down)
            {
                list.Add(new LedgerSegment(interval.Span, LedgerPart.Up, interval.State, null));
            }
        }
        return list.Finish([]);
    }

    // The bounds hold the reported figure by their meaning; only the rounding of outages, which is not monotonous, could slip past it.
    private static Rational? Below(Rational? bound, Rational? figure) => bound is { } b && figure is { } f ? Rational.Min(b, f) : bound;

    private static Rational? Above(Rational? bound, Rational? figure) => bound is { } b && figure is { } f ? Rational.Max(b, f) : bound;

    private static void Check(Span window)
    {
        if (window.IsEmpty)
        {
            throw new ArgumentException("the window is empty", nameof(window));
        }
    }

    private static void Check(AvailabilityRequest request)
    {
        Check(request.Window);
        var policies = request.Policies;
        if (request.Target < 0 || request.Target > 1)
        {
            throw new ArgumentException("the target is no share", nameof(request));
        }
        if (policies.TrustUnknownUpTo < 0 || policies.TrustUnknownUpTo > 1 || policies.DegradedWeight is < 0 or > 1000 || policies.MinOutage < 0
            || policies.RoundOutageUpTo < 1 || policies.Notice < 0 || policies.MaintenanceCapPerYear < 0)
        {
            throw new ArgumentException("a policy is out of its range", nameof(request));
        }
    }
}
