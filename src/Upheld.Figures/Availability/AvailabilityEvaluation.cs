using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

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

    /// <summary>What a window sums to under this request.</summary>
    public PieceSum Sum(Span window, long asOf) => Sum(window, asOf, window);

    /// <summary>What a piece of a window sums to under this request.</summary>
    /// <param name="window">The piece.</param>
    /// <param name="asOf">The instant of the evaluation.</param>
    /// <param name="whole">The window: outages are cut at its edges, not at those of the piece.</param>
    public PieceSum Sum(Span window, long asOf, Span whole)
    {
        Check(window);
        var sweep = Sweep(window, asOf);
        var rounding = Rounding(_reported, window, asOf);
        var outages = new OutageList(_runs, whole, asOf);
        var (ledger, downInMaintenance, okInMaintenance) = Sum(sweep, outages);
        var share = _reported.ShareOf(ledger, rounding.Values.Sum());
        var (highest, highestSum) = Figure(_best, sweep, ledger, window, asOf);
        var (lowest, lowestSum) = Figure(_worst, sweep, ledger, window, asOf);
        return new PieceSum
        {
            Window = window,
            Begins = Math.Max(window.Start, _contract.Start),
            IsRounded = _policies.Maintenance == MaintenancePolicy.Icinga,
            Target = _request.Target,
            Ledger = ledger,
            Availability = share,
            Gross = _grounds.Length == 0 ? share : _reported.ShareOf(sweep.Sum(_reported.States, []), Rounding(_reported, window, asOf, []).Values.Sum()),
            WithoutRetroactive = _inAdvance is null ? null
                : _reported.ShareOf(sweep.Sum(_reported.States, _inAdvance), Rounding(_reported, window, asOf, _inAdvance).Values.Sum()),
            Lowest = new Bound(lowest, lowestSum.Unknown, () => LeftOut(_request.States.Worst, sweep, window, asOf)),
            Highest = new Bound(highest, highestSum.Unknown, () => LeftOut(_request.States.Best, sweep, window, asOf)),
            Trusted = _policies.TrustUnknownUpTo * ledger.Due,
            TrustedInTheEnd = _policies.TrustUnknownUpTo * ledger.Promised,
            MinOutage = _policies.MinOutage,
            LostAtBest = _best.ShareOf(highestSum, 0).Lost,
            LostAsReported = _reported.ShareOf(ledger, 0).Lost,
            MayStillJoinUp = _best.MayStillJoinUp(asOf),
            Outages = outages.Finish(rounding),
            ShortOutages = ShortOutages(window, asOf, whole),
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

    private Share LeftOut(StateTimeline states, LedgerSweep sweep, Span window, long asOf)
    {
        var scenario = new Scenario(states, UnknownReading.LeftOut, _policies);
        return scenario.ShareOf(sweep.Sum(scenario.States, _grounds), Rounding(scenario, window, asOf).Values.Sum());
    }

    private List<Outage> ShortOutages(Span window, long asOf, Span whole)
    {
        var list = new OutageList([.. _measuredRuns.Where(run => run.IsShorterThan(_policies.MinOutage))], whole, asOf);
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
