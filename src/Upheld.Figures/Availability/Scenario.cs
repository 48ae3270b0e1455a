using System.Numerics;
using Upheld.Figures.Exact;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>One reading of what was measured: where the changes stand, and what unknown time is taken for.</summary>
internal sealed class Scenario
{
    private readonly AvailabilityPolicies _policies;
    private readonly UnknownReading _reading;

    public Scenario(StateTimeline measured, UnknownReading reading, AvailabilityPolicies policies)
    {
        (_policies, _reading) = (policies, reading);
        States = MinimumOutage.Joined(measured, reading, policies.MinOutage);
    }

    /// <summary>The states after short outages have joined up.</summary>
    public StateTimeline States { get; }

    /// <summary>The figure of a window by this reading. Its numerator is below zero where rounding charges more than was available; only the sum of all pieces of a
    /// window is <see cref="Share.AtLeastNothing"/>.</summary>
    /// <param name="sum">The window's ledger of <see cref="States"/>.</param>
    /// <param name="rounding">What the rounding of outages adds, in milliseconds.</param>
    public Share ShareOf(Ledger sum, long rounding)
    {
        var available = Rational.Of((new BigInteger(sum.Up) * 1000) + (new BigInteger(sum.Degraded) * _policies.DegradedWeight), 1000);
        Rational denominator = _reading == UnknownReading.LeftOut ? sum.Measured : sum.Due;
        if (_reading == UnknownReading.AsUp)
        {
            available += sum.Unknown;
        }
        return new Share(available - rounding, denominator);
    }

    /// <summary>What rounding adds to a window: to each outage that ends in it (or is open at the evaluation) the rest to a full multiple.</summary>
    /// <remarks>The length is that of the whole outage, the part before the window included; so the windows of a year charge together what the year
    /// does.</remarks>
    /// <param name="sumOf">The ledger of any span of time by <see cref="States"/>, evaluated at the same instant.</param>
    /// <param name="contract">When the contract began: an outage counts nothing before.</param>
    /// <param name="window">The window.</param>
    /// <param name="asOf">The instant of the evaluation.</param>
    public Dictionary<OutageRun, long> Rounding(Func<Span, Ledger> sumOf, long contract, Span window, long asOf)
    {
        var added = new Dictionary<OutageRun, long>();
        if (_policies.RoundOutageUpTo <= 1)
        {
            return added;
        }
        foreach (var run in OutageRun.Find(States, _reading))
        {
            var isOpen = asOf < window.End && asOf > window.Start && run.Span.Start < asOf && run.Span.End > asOf;
            if (isOpen || (run.Span.End > window.Start && run.Span.End <= Math.Min(window.End, asOf)))
            {
                var sum = sumOf(new Span(Math.Max(run.Span.Start, contract), Math.Min(run.Span.End, asOf)));
                var counted = sum.Down + (_reading == UnknownReading.AsDown ? sum.Unknown : 0);
                added[run] = (_policies.RoundOutageUpTo - (counted % _policies.RoundOutageUpTo)) % _policies.RoundOutageUpTo;
            }
        }
        return added;
    }

    /// <summary>Milliseconds of an outage that is still open, by all that is known, and may yet turn out too short to count.</summary>
    public long MayStillJoinUp(long asOf)
    {
        var last = States.Count - 1;
        var start = States.StartOf(last);
        var isTooYoung = States.StateOf(last) == ProbeState.Down && start > long.MinValue && start < asOf && asOf - start < _policies.MinOutage;
        return isTooYoung ? asOf - start : 0;
    }
}
