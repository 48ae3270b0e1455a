using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>Walks a window from edge to edge of whatever changes in it, and gives each stretch its one class.</summary>
internal sealed class LedgerSweep
{
    private readonly Span _window;
    private readonly long _asOf;
    private readonly MaintenancePolicy _policy;
    private readonly Span[] _open;

    public LedgerSweep(AvailabilityRequest request, Span contract, Span window, long asOf)
    {
        (_window, _asOf, _policy) = (window, asOf, request.Policies.Maintenance);
        var promised = window.Intersect(contract);
        _open = promised.IsEmpty ? []
            : request.ServiceHours is AlwaysOpen ? [promised]
            : [.. request.ServiceHours.OpenSpans(promised)];
    }

    /// <summary>The seven parts.</summary>
    public Ledger Sum(StateTimeline states, GroundedSpan[] grounds)
    {
        if (grounds.Length == 0 && _open.Length <= 1)
        {
            return SumPlain(states);
        }
        var sum = default(Ledger);
        foreach (var segment in Segments(states, grounds))
        {
            sum = sum.Plus(segment.Part, segment.Span.Length);
        }
        return sum;
    }

    /// <summary>The stretches, in order and without gaps.</summary>
    public IEnumerable<LedgerSegment> Segments(StateTimeline states, GroundedSpan[] grounds)
    {
        var o = 0;
        var g = grounds.Length == 0 ? 0 : Halving.First(grounds.Length, index => grounds[index].Span.End > _window.Start);
        var s = states.IndexAt(_window.Start);
        for (var at = _window.Start; at < _window.End;)
        {
            var end = at < _asOf ? Math.Min(_window.End, _asOf) : _window.End;
            while (o < _open.Length && _open[o].End <= at)
            {
                o++;
            }
            var open = o < _open.Length && _open[o].Start <= at;
            if (o < _open.Length)
            {
                end = Math.Min(end, open ? _open[o].End : _open[o].Start);
            }
            if (at >= _asOf)
            {
                yield return new LedgerSegment(new Span(at, end), open ? LedgerPart.Future : LedgerPart.Outside, ProbeState.Unknown, null);
                at = end;
                continue;
            }
            while (g < grounds.Length && grounds[g].Span.End <= at)
            {
                g++;
            }
            Ground? ground = null;
            if (g < grounds.Length)
            {
                var grounded = grounds[g].Span.Start <= at;
                ground = grounded ? grounds[g].Ground : null;
                end = Math.Min(end, grounded ? grounds[g].Span.End : grounds[g].Span.Start);
            }
            while (states.EndOf(s) <= at)
            {
                s++;
            }
            end = Math.Min(end, states.EndOf(s));
            var state = states.StateOf(s);
            yield return open
                ? new LedgerSegment(new Span(at, end), PartOf(state, ground), state, ground)
                : new LedgerSegment(new Span(at, end), LedgerPart.Outside, state, null);
            at = end;
        }
    }

    private LedgerPart PartOf(ProbeState state, Ground? ground) => ground switch
    {
        null => PartOf(state),
        { Kind: GroundKind.Exclusion } => LedgerPart.Excluded,
        _ => _policy switch
        {
            MaintenancePolicy.CountUp => LedgerPart.Up,
            MaintenancePolicy.Icinga => state == ProbeState.Unknown ? LedgerPart.Unknown : LedgerPart.Up,
            _ => LedgerPart.Excluded,
        },
    };

    private static LedgerPart PartOf(ProbeState state) => state switch
    {
        ProbeState.Up => LedgerPart.Up,
        ProbeState.Degraded => LedgerPart.Degraded,
        ProbeState.Down => LedgerPart.Down,
        _ => LedgerPart.Unknown,
    };

    // Most windows are like this: round the clock and nothing excluded.
    private Ledger SumPlain(StateTimeline states)
    {
        var promised = _open.Length == 0 ? new Span(_window.Start, _window.Start) : _open[0];
        var past = promised.Intersect(new Span(long.MinValue, _asOf));
        var sum = UptimeSum.Over(states, past);
        return sum with { Outside = _window.Length - promised.Length, Future = promised.Length - past.Length };
    }
}
