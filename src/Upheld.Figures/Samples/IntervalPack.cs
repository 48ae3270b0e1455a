using Upheld.Figures.Availability;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Samples;

/// <summary>The states of one monitor at one place, packed: what availability is computed from. A year takes a few hundred bytes, so that every
/// monitor's pack can stay in memory.</summary>
/// <remarks>
/// <para>Bytes: version 1; <see cref="KnownTo"/> and, as its distance, <see cref="ValidUntil"/>; the number of changes; then for each change
/// the distance of its instant from the one before times four plus the state, and the distance back to its earliest instant. All are
/// variable-length integers of seven bits a byte, low ones first; <see cref="KnownTo"/> and the first instant are zigzag. Milliseconds UTC.</para>
/// <para>A pack never changes: a late sample gives a new one, and a frozen figure keeps the one it was computed from.</para>
/// </remarks>
public sealed class IntervalPack
{
    private const byte Version = 1;
    private const string Invalid = "intervals.invalid: not a pack of intervals, or a damaged one.";

    private readonly long[] _packed; // as UptimeSum packs them: all that a sum needs
    private readonly ReadOnlyMemory<byte> _coded; // the bytes of the changes, from which they are made when somebody wants more than a sum
    private Transition[]? _changes;
    private StateTimeline? _fresh;

    private IntervalPack(long knownTo, long validUntil, Transition[] changes)
        : this(knownTo, validUntil, Array.ConvertAll(changes, change => UptimeSum.Pack(change.At, change.State)), default) => _changes = changes;

    private IntervalPack(long knownTo, long validUntil, long[] packed, ReadOnlyMemory<byte> coded) =>
        (KnownTo, ValidUntil, _packed, _coded) = (knownTo, validUntil, packed, coded);

    /// <summary>The instant of the last sample that went into it.</summary>
    public long KnownTo { get; }

    /// <summary>Until when that sample's result is valid; from then on nothing is known.</summary>
    public long ValidUntil { get; }

    /// <summary>Every change of state up to <see cref="KnownTo"/>, in order; unknown before the first.</summary>
    public IReadOnlyList<Transition> Changes => All;

    /// <summary>The pack of a history; null when it has no sample yet.</summary>
    public static IntervalPack? Of(StateHistory history) => history.State.Last is not { } last
        ? null
        : new IntervalPack(history.State.LastAt, history.Schedule.ValidUntil(last.Slot, history.State.LastAt), [.. history.Changes]);

    /// <summary>The pack of a monitor without any change yet.</summary>
    public static IntervalPack Empty { get; } = new(0, 0, []);

    /// <summary>This pack and what came after it. A change that it holds already is left out, so that it may be told twice.</summary>
    /// <param name="changes">The changes since, in order, as <see cref="FoldStep.Expired"/> and <see cref="FoldStep.Changed"/> gave them.</param>
    /// <param name="knownTo">The instant of the last sample.</param>
    /// <param name="validUntil">Until when its result is valid.</param>
    public IntervalPack With(IEnumerable<Transition> changes, long knownTo, long validUntil)
    {
        var all = All.ToList();
        foreach (var change in changes)
        {
            if (all.Count == 0 || change.At > all[^1].At || (change.At == all[^1].At && change.State != all[^1].State))
            {
                StateHistory.Append(all, change);
            }
        }

        var (known, valid) = Known(all.Count > 0 ? all[^1].At : null, knownTo, validUntil);
        return new IntervalPack(known, valid, [.. all]);
    }

    /// <summary>The same changes, known further.</summary>
    /// <param name="knownTo">The instant of the last sample.</param>
    /// <param name="validUntil">Until when its result is valid.</param>
    public IntervalPack Through(long knownTo, long validUntil)
    {
        var (known, valid) = Known(_packed.Length > 0 ? UptimeSum.AtOf(_packed[^1]) : null, knownTo, validUntil);
        return new IntervalPack(known, valid, _packed, _coded) { _changes = _changes };
    }

    /// <summary>The pack that <see cref="Pack"/> packed.</summary>
    /// <remarks>Unpacked at once is what a sum over a window needs; ten thousand packs are read to be summed.</remarks>
    /// <param name="packed">The bytes, kept by the pack: they must not change.</param>
    /// <exception cref="FormatException">Not such bytes (<c>intervals.invalid</c>).</exception>
    public static IntervalPack Unpack(ReadOnlyMemory<byte> packed)
    {
        var reader = new ColumnReader(packed.Span, Invalid);
        if (reader.Byte() != Version)
        {
            throw ColumnReader.Fault(Invalid);
        }

        var knownTo = reader.Signed();
        var validUntil = unchecked(knownTo + (long)reader.Unsigned());
        var changes = new long[reader.Count()];
        var coded = packed[^reader.Left..];
        var at = 0L;
        for (var index = 0; index < changes.Length; index++)
        {
            changes[index] = Next(ref reader, index == 0, ref at);
            reader.Unsigned(); // the distance to the earliest instant
        }

        return reader.Left == 0 ? new IntervalPack(knownTo, validUntil, changes, coded) : throw ColumnReader.Fault(Invalid);
    }

    /// <summary>The bytes of the pack.</summary>
    public byte[] Pack()
    {
        var writer = new ColumnWriter();
        writer.Byte(Version);
        writer.Signed(KnownTo);
        writer.Unsigned((ulong)(ValidUntil - KnownTo));
        writer.Unsigned((ulong)_packed.Length);
        var before = 0L;
        for (var index = 0; index < _packed.Length; index++)
        {
            var (at, state, earliest) = All[index];
            var coded = ((at - before) << 2) | (long)state;
            if (index == 0)
            {
                writer.Signed(coded);
            }
            else
            {
                writer.Unsigned((ulong)coded);
            }

            writer.Unsigned((ulong)(at - earliest));
            before = at;
        }

        return writer.ToArray();
    }

    /// <summary>The timeline as it looks at an instant: unknown before the first sample, and again once the last result is too old by then.</summary>
    public StateTimeline TimelineAt(long now) => IsStaleAt(now)
        ? StateHistory.TimelineOf(All, new Transition(ValidUntil, ProbeState.Unknown, KnownTo))
        : _fresh ??= StateHistory.TimelineOf(All, null);

    /// <summary>How much of a window was up, degraded, down and unknown, round the clock and with nothing excluded: what a list of ten thousand monitors
    /// shows.</summary>
    /// <param name="window">The time that is asked about.</param>
    /// <param name="now">The instant of the evaluation; later time is future.</param>
    public Ledger UptimeOver(Span window, long now)
    {
        if (!IsStaleAt(now))
        {
            return UptimeSum.Over(_packed, ProbeState.Unknown, window, now);
        }

        var known = UptimeSum.Over(_packed, ProbeState.Unknown, window, ValidUntil);
        var stale = Math.Clamp(now, window.Start, window.End) - Math.Clamp(ValidUntil, window.Start, window.End);
        return window.IsEmpty ? known : known with { Unknown = known.Unknown + stale, Future = known.Future - stale };
    }

    private Transition[] All => _changes ??= Decoded();

    /// <summary>Whatever the changes say is known, too.</summary>
    private static (long KnownTo, long ValidUntil) Known(long? lastChange, long knownTo, long validUntil)
    {
        var known = Math.Max(knownTo, lastChange ?? knownTo);
        return (known, Math.Max(known, validUntil));
    }

    /// <summary>The next change as <see cref="UptimeSum"/> packs it.</summary>
    private static long Next(ref ColumnReader reader, bool isFirst, ref long at)
    {
        var coded = isFirst ? reader.Signed() : (long)reader.Unsigned();
        at = unchecked(at + (coded >> 2));
        return UptimeSum.Pack(at, (ProbeState)(coded & 3));
    }

    private Transition[] Decoded()
    {
        var reader = new ColumnReader(_coded.Span, Invalid);
        var changes = new Transition[_packed.Length];
        var at = 0L;
        for (var index = 0; index < changes.Length; index++)
        {
            var change = Next(ref reader, index == 0, ref at);
            changes[index] = new Transition(at, UptimeSum.StateOf(change), unchecked(at - (long)reader.Unsigned()));
        }

        return changes;
    }

    private bool IsStaleAt(long now) => now > ValidUntil && _packed.Length > 0 && UptimeSum.StateOf(_packed[^1]) != ProbeState.Unknown;
}
