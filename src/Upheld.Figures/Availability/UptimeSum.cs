using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>The plain case, quickly: up, degraded, down and unknown of a window, round the clock and with nothing excluded.</summary>
/// <remarks>Ten thousand monitors over a year are folded in a few milliseconds. Equal to the full formula wherever that case holds; a property says so.
/// A packed change is <c>at × 4 + state</c> in one 64-bit integer, with <c>at</c> in milliseconds since the Unix epoch and the state's own number.</remarks>
public static class UptimeSum
{
    /// <summary>One change, packed.</summary>
    public static long Pack(long at, ProbeState state) => (at << 2) | (byte)state;

    /// <summary>When a packed change is.</summary>
    public static long AtOf(long packed) => packed >> 2;

    /// <summary>The state that begins with a packed change.</summary>
    public static ProbeState StateOf(long packed) => (ProbeState)(packed & 3);

    /// <summary>A timeline's changes, packed; its first state is kept apart.</summary>
    public static long[] Pack(StateTimeline timeline)
    {
        var packed = new long[timeline.Transitions.Length];
        for (var i = 0; i < packed.Length; i++)
        {
            packed[i] = Pack(timeline.Transitions[i].At, timeline.Transitions[i].State);
        }
        return packed;
    }

    /// <summary>The parts of a window.</summary>
    /// <param name="packed">The changes in order of time.</param>
    /// <param name="initial">The state before the first of them.</param>
    /// <param name="window">The time that is asked about.</param>
    /// <param name="asOf">The instant of the evaluation; later time is future.</param>
    public static Ledger Over(ReadOnlySpan<long> packed, ProbeState initial, Span window, long asOf)
    {
        if (window.IsEmpty)
        {
            return default;
        }
        var end = Math.Clamp(asOf, window.Start, window.End);
        var index = FirstAfter(packed, window.Start);
        Span<long> sums = stackalloc long[4];
        var state = (int)(index == 0 ? initial : StateOf(packed[index - 1]));
        var from = window.Start;
        for (; index < packed.Length; index++)
        {
            var change = packed[index];
            var at = change >> 2;
            if (at >= end)
            {
                break;
            }
            sums[state] += at - from;
            from = at;
            state = (int)(change & 3);
        }
        sums[state] += end - from;
        return new Ledger(sums[(int)ProbeState.Up], sums[(int)ProbeState.Degraded], sums[(int)ProbeState.Down], 0, sums[(int)ProbeState.Unknown], 0, window.End - end);
    }

    /// <summary>The parts of a window that has passed.</summary>
    public static Ledger Over(StateTimeline states, Span window)
    {
        var sum = default(Ledger);
        Span<long> sums = stackalloc long[4];
        if (!window.IsEmpty)
        {
            for (var i = states.IndexAt(window.Start); i < states.Count && states.StartOf(i) < window.End; i++)
            {
                sums[(int)states.StateOf(i)] += Math.Min(states.EndOf(i), window.End) - Math.Max(states.StartOf(i), window.Start);
            }
            sum = new Ledger(sums[(int)ProbeState.Up], sums[(int)ProbeState.Degraded], sums[(int)ProbeState.Down], 0, sums[(int)ProbeState.Unknown], 0, 0);
        }
        return sum;
    }

    private static int FirstAfter(ReadOnlySpan<long> packed, long at)
    {
        int low = 0, high = packed.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if ((packed[middle] >> 2) > at)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }
        return low;
    }
}
