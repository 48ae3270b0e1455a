using System.Numerics;
using Upheld.Figures.Availability;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Figures.Verdicts;

namespace Upheld.Figures.Tests.Availability;

/// <summary>Availability written a second time, straight from the text and as slowly as it reads: one array element per millisecond, no timelines, no
/// sweeps, fractions by hand.</summary>
internal sealed class NaiveAvailability
{
    // Everything random lies inside; beyond it the first and the last state go on for ever.
    private const int Size = (4 * History.Reach) + 200;
    private static readonly long Origin = History.YearEdge - (2 * History.Reach);

    private readonly History _case;
    private readonly long _contract;
    private readonly bool[] _excludedByReason;
    private readonly bool[] _maintained;

    public NaiveAvailability(History history)
    {
        _case = history;
        _contract = history.Policies.Contract?.Span.Start ?? history.Window.Start;
        _excludedByReason = new bool[Size];
        foreach (var exclusion in history.Exclusions.Where(exclusion => Known(exclusion.RecordedAt)))
        {
            Mark(_excludedByReason, exclusion.Span);
        }
        _maintained = Maintained();

        var reported = Absorb(States(Choice.Reported), Unknown.Splits);
        var best = Absorb(States(Choice.Best), Unknown.Up);
        var worst = Absorb(States(Choice.Worst), Unknown.Down);
        Parts = Classify(reported, history.Window);
        Ledger = Sum(Parts);
        var weight = history.Policies.DegradedWeight;
        Rounding = RoundUp(reported, Unknown.Splits);
        Measured = Ledger.Up + Ledger.Degraded + Ledger.Down;
        Available = NotNegative((new BigInteger(Ledger.Up) * 1000) + (Ledger.Degraded * weight) - (Rounding.Values.Sum() * 1000));

        var b = Sum(Classify(best, history.Window));
        Highest = (NotNegative((new BigInteger(b.Up + b.Unknown) * 1000) + (b.Degraded * weight) - (RoundUp(best, Unknown.Up).Values.Sum() * 1000)),
            (b.Up + b.Degraded + b.Down + b.Unknown) * 1000);
        var w = Sum(Classify(worst, history.Window));
        Lowest = (NotNegative((new BigInteger(w.Up) * 1000) + (w.Degraded * weight) - (RoundUp(worst, Unknown.Down).Values.Sum() * 1000)),
            (w.Up + w.Degraded + w.Down + w.Unknown) * 1000);
        if (Measured > 0)
        {
            Highest = Less(Highest, (Available, Measured * 1000)) ? (Available, Measured * 1000) : Highest;
            Lowest = Less((Available, Measured * 1000), Lowest) ? (Available, Measured * 1000) : Lowest;
        }
        Outages = OutagesOf(reported);
    }

    private enum Choice
    {
        Reported,
        Best,
        Worst,
    }

    private enum Unknown
    {
        Splits,
        Up,
        Down,
    }

    public LedgerPart[] Parts { get; }

    public Ledger Ledger { get; }

    /// <summary>In thousandths of a millisecond.</summary>
    public BigInteger Available { get; }

    public long Measured { get; }

    public (BigInteger Of, BigInteger By) Lowest { get; }

    public (BigInteger Of, BigInteger By) Highest { get; }

    public List<Outage> Outages { get; }

    private Dictionary<int, long> Rounding { get; }

    /// <summary>The verdict where no unknown time is trusted, of a closed window.</summary>
    public Verdict? ClosedVerdict() =>
        Measured == 0 ? Verdict.Unproved
        : Less(Highest, (_case.TargetPerMille, 1000)) ? Verdict.Missed
        : Less(Lowest, (_case.TargetPerMille, 1000)) ? Verdict.Unproved
        : Verdict.Met;

    private static BigInteger NotNegative(BigInteger value) => value.Sign < 0 ? 0 : value;

    private static bool Less((BigInteger Of, BigInteger By) a, (BigInteger Of, BigInteger By) b) => a.Of * b.By < b.Of * a.By;

    private bool Known(long? recordedAt) => recordedAt is null || recordedAt <= _case.KnownAt;

    private static void Mark(bool[] milliseconds, Span span)
    {
        for (var at = span.Start; at < span.End; at++)
        {
            milliseconds[at - Origin] = true;
        }
    }

    private bool[] Maintained()
    {
        var marked = new bool[Size];
        var seen = new bool[Size];
        var policies = _case.Policies;
        var used = new Dictionary<int, long>();
        foreach (var window in _case.Maintenance.Where(window => Known(window.RecordedAt)).OrderBy(window => window.Span.Start))
        {
            var valid = window.IsApproved && (window.AnnouncedAt is { } told ? told + policies.Notice <= window.Span.Start : policies.Notice == 0);
            for (var at = window.Span.Start; at < window.Span.End; at++)
            {
                var i = at - Origin;
                if (policies.Maintenance == MaintenancePolicy.Icinga)
                {
                    marked[i] = true;
                }
                else if (policies.Maintenance != MaintenancePolicy.Ignore && valid && at >= _contract && !seen[i])
                {
                    seen[i] = true;
                    var year = YearOf(at);
                    var permitted = policies.MaintenanceHours?.OpenSpans(new Span(at, at + 1)).Any() ?? true;
                    if (permitted && (policies.MaintenanceCapPerYear is not { } cap || used.GetValueOrDefault(year) < cap))
                    {
                        used[year] = used.GetValueOrDefault(year) + 1;
                        marked[i] = true;
                    }
                }
            }
        }
        return marked;
    }

    // A contract that starts inside the random range has all of it in its first year.
    private int YearOf(long at) => _contract == History.FirstContractDay && at >= History.YearEdge ? 1 : 0;

    private ProbeState[] States(Choice choice)
    {
        var known = _case.Events.Where(told => Known(told.RecordedAt)).ToList();
        var instants = known.Select(told => told.At).Distinct().Order().ToList();
        var states = new ProbeState[Size];
        for (var i = 0; i < Size; i++)
        {
            var at = Origin + i;
            states[i] = StateAt(known, at);
            var next = instants.FirstOrDefault(instant => instant > at, long.MaxValue);
            if (choice == Choice.Reported || next == long.MaxValue)
            {
                continue;
            }
            // Between the last instant known to hold the state before and the change, it may have been either.
            var told = known.Last(told => told.At == next);
            if (told.Earliest is { } earliest && at >= earliest)
            {
                ProbeState[] order = choice == Choice.Best
                    ? [ProbeState.Up, ProbeState.Unknown, ProbeState.Degraded, ProbeState.Down]
                    : [ProbeState.Down, ProbeState.Unknown, ProbeState.Degraded, ProbeState.Up];
                states[i] = order.First(state => state == states[i] || state == told.State);
            }
        }
        return states;
    }

    private ProbeState StateAt(List<StateEvent> known, long at)
    {
        var state = _case.Initial;
        var latest = long.MinValue;
        foreach (var told in known)
        {
            if (told.At <= at && told.At >= latest)
            {
                (latest, state) = (told.At, told.State);
            }
        }
        return state;
    }

    private ProbeState[] Absorb(ProbeState[] states, Unknown unknown)
    {
        var absorbed = (ProbeState[])states.Clone();
        foreach (var (first, last) in Runs(states, unknown))
        {
            var endless = first == 0 || last == Size - 1;
            if (!endless && last - first + 1 < _case.Policies.MinOutage)
            {
                for (var i = first; i <= last; i++)
                {
                    absorbed[i] = states[i] == ProbeState.Down ? ProbeState.Up : states[i];
                }
            }
        }
        return absorbed;
    }

    private static List<(int First, int Last)> Runs(ProbeState[] states, Unknown unknown)
    {
        var runs = new List<(int, int)>();
        for (var i = 0; i < Size; i++)
        {
            if (!Out(states[i], unknown))
            {
                continue;
            }
            var last = i;
            for (var j = i; j < Size && (Out(states[j], unknown) || (unknown == Unknown.Splits && states[j] == ProbeState.Unknown)); j++)
            {
                last = Out(states[j], unknown) ? j : last;
            }
            runs.Add((i, last));
            i = last;
        }
        return runs;
    }

    private static bool Out(ProbeState state, Unknown unknown) => state == ProbeState.Down || (unknown == Unknown.Down && state == ProbeState.Unknown);

    private LedgerPart[] Classify(ProbeState[] states, Span range) =>
        [.. Enumerable.Range(0, (int)range.Length).Select(i => PartAt(states, range.Start + i))];

    private LedgerPart PartAt(ProbeState[] states, long at)
    {
        var i = at - Origin;
        var inHours = _case.Hours is null || _case.Hours.Any(span => span.Contains(at));
        if (at < _contract || !inHours)
        {
            return LedgerPart.Outside;
        }
        if (at >= _case.AsOf)
        {
            return LedgerPart.Future;
        }
        if (_excludedByReason[i] || (_maintained[i] && _case.Policies.Maintenance == MaintenancePolicy.Exclude))
        {
            return LedgerPart.Excluded;
        }
        if (_maintained[i] && (_case.Policies.Maintenance == MaintenancePolicy.CountUp || states[i] != ProbeState.Unknown))
        {
            return LedgerPart.Up;
        }
        return states[i] switch
        {
            ProbeState.Up => LedgerPart.Up,
            ProbeState.Degraded => LedgerPart.Degraded,
            ProbeState.Down => LedgerPart.Down,
            _ => LedgerPart.Unknown,
        };
    }

    private static Ledger Sum(IEnumerable<LedgerPart> parts)
    {
        var sum = default(Ledger);
        foreach (var part in parts)
        {
            sum = sum.Plus(part, 1);
        }
        return sum;
    }

    // To each outage that ends in the window, or is open at the evaluation of a window that is not over: what its whole counted length lacks to a multiple.
    private Dictionary<int, long> RoundUp(ProbeState[] states, Unknown unknown)
    {
        var added = new Dictionary<int, long>();
        foreach (var (first, last) in Runs(states, unknown))
        {
            var start = Origin + first;
            var end = last == Size - 1 ? long.MaxValue : Origin + last + 1;
            var open = _case.AsOf < _case.Window.End && _case.AsOf > _case.Window.Start && (first == 0 || start < _case.AsOf) && end > _case.AsOf;
            var endsHere = end > _case.Window.Start && end <= _case.Window.End && end <= _case.AsOf;
            if (open || endsHere)
            {
                var beyond = first == 0 && _case.Hours is null ? Math.Max(0, Origin - _contract) : 0;
                var counted = beyond + Classify(states, new Span(start, Math.Min(end, _case.AsOf)))
                    .Count(part => part == LedgerPart.Down || (unknown == Unknown.Down && part == LedgerPart.Unknown));
                var unit = _case.Policies.RoundOutageUpTo;
                added[first] = ((counted + unit - 1) / unit * unit) - counted;
            }
        }
        return added;
    }

    private List<Outage> OutagesOf(ProbeState[] states)
    {
        var outages = new List<Outage>();
        foreach (var (first, last) in Runs(states, Unknown.Splits))
        {
            var window = _case.Window;
            var clipped = Enumerable.Range(first, last - first + 1).Where(i => states[i] == ProbeState.Down && window.Contains(Origin + i) && Origin + i < _case.AsOf).ToList();
            if (clipped.Count == 0 && Rounding.GetValueOrDefault(first) == 0)
            {
                continue;
            }
            var end = last == Size - 1 ? long.MaxValue : Origin + last + 1;
            outages.Add(new Outage(
                Math.Max(window.Start, Origin + first),
                end > _case.AsOf && _case.AsOf < window.End ? null : Math.Min(window.End, end),
                clipped.Count(i => PartAt(states, Origin + i) == LedgerPart.Down) + Rounding.GetValueOrDefault(first),
                clipped.Count(i => PartAt(states, Origin + i) == LedgerPart.Excluded)));
        }
        return outages;
    }
}
