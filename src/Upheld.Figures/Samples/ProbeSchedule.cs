using Upheld.Figures.Facts;

namespace Upheld.Figures.Samples;

/// <summary>When the checks of one monitor from one place were and are due: its logged schedules one after the other.</summary>
/// <remarks>
/// <para>A schedule takes over at its own start: slots of the one before that would be due at or after it are not due. A schedule that starts at or
/// before another one's start replaces that other one, which never ran. So the instant of every slot, and with it of every sample, follows
/// from the log alone.</para>
/// <para>Immutable: <see cref="With"/> gives the schedule that also has the next fact.</para>
/// </remarks>
public sealed class ProbeSchedule
{
    private readonly MonitorSchedule[] _parts;
    private readonly long[] _starts;

    private ProbeSchedule(MonitorSchedule[] parts)
    {
        _parts = parts;
        _starts = [.. parts.Select(part => part.StartsAt.ToUnixTimeMilliseconds())];
    }

    /// <summary>The schedule before any fact: nothing is due.</summary>
    public static ProbeSchedule Empty { get; } = new([]);

    /// <summary>The schedules that ran or will run, in order.</summary>
    public IReadOnlyList<MonitorSchedule> Parts => _parts;

    /// <summary>The schedule of these facts, in the order of the log.</summary>
    /// <exception cref="FormatException">As <see cref="With"/>.</exception>
    public static ProbeSchedule Of(params IEnumerable<MonitorSchedule> facts) => facts.Aggregate(Empty, (schedule, fact) => schedule.With(fact));

    /// <summary>This schedule and the next fact of the log.</summary>
    /// <exception cref="FormatException">The fact cannot follow: its times or counts are none (<c>schedule.invalid</c>), it is about another monitor
    /// or place (<c>schedule.other_monitor</c>), or it would give a slot number again (<c>schedule.slot_reused</c>).</exception>
    public ProbeSchedule With(MonitorSchedule next)
    {
        if (next.IntervalMs < 1 || next.TimeoutMs < 0 || next.JitterMs < 0 || next.ConfirmFailures < 1 || next.ConfirmSuccesses < 1)
        {
            throw new FormatException("schedule.invalid: an interval and the counts that confirm are at least 1, a time-out and a jitter at least 0.");
        }

        var kept = _parts.TakeWhile(part => part.StartsAt < next.StartsAt).ToArray();
        if (_parts.Length > 0 && (_parts[0].Number, _parts[0].Location, _parts[0].Monitor) != (next.Number, next.Location, next.Monitor))
        {
            throw new FormatException("schedule.other_monitor: the schedules of one monitor and place have one number, location and id.");
        }

        if (next.FirstSlot < new ProbeSchedule(kept).NextSlot(next.StartsAt.ToUnixTimeMilliseconds()))
        {
            throw new FormatException("schedule.slot_reused: the first slot of a schedule is greater than every slot that was due before it.");
        }

        return new ProbeSchedule([.. kept, next]);
    }

    /// <summary>The first slot that is free for a schedule that starts then.</summary>
    public uint NextSlot(long startsAt)
    {
        var next = 0L;
        for (var index = 0; index < _parts.Length && _starts[index] < startsAt; index++)
        {
            next = Math.Max(next, _parts[index].FirstSlot + SlotsOf(index, Math.Min(startsAt, EndOf(index))));
        }

        return (uint)Math.Min(next, uint.MaxValue);
    }

    /// <summary>When a slot is due, in milliseconds UTC.</summary>
    /// <returns>False when it never is: before the first schedule, after the one it belongs to was replaced, or while the monitor is paused.</returns>
    public bool TryDueAt(uint slot, out long due)
    {
        var index = PartOf(slot);
        if (index < 0)
        {
            due = 0;
            return false;
        }

        var part = _parts[index];
        due = _starts[index] + ((slot - part.FirstSlot) * part.IntervalMs);
        return due < EndOf(index);
    }

    /// <summary>When the check of a sample began, in milliseconds UTC.</summary>
    /// <returns>False when its slot never was due, so that it proves nothing.</returns>
    public bool TryInstantOf(in Sample sample, out long at)
    {
        var due = TryDueAt(sample.Slot, out at);
        at += sample.Offset * (long)Sample.OffsetUnit;
        return due;
    }

    /// <summary>The schedule that a slot belongs to; null when it never is due.</summary>
    public MonitorSchedule? Of(uint slot) => TryDueAt(slot, out _) ? _parts[PartOf(slot)] : null;

    /// <summary>Until when the result of a check is valid that began at an instant in a slot: one interval, one time-out and the jitter later, but not
    /// beyond a pause of the monitor, and never less than its own millisecond.</summary>
    public long ValidUntil(uint slot, long at)
    {
        var index = PartOf(slot);
        if (index < 0)
        {
            return at + 1;
        }

        var part = _parts[index];
        var until = at + part.IntervalMs + part.TimeoutMs + part.JitterMs;
        for (var later = index + 1; later < _parts.Length && _starts[later] < until; later++)
        {
            if (!_parts[later].Active)
            {
                return Math.Max(at + 1, _starts[later]);
            }
        }

        return until;
    }

    /// <summary>The slots that are due in [<paramref name="start"/>, <paramref name="end"/>), in order, each with its instant: what a complete
    /// history has samples of.</summary>
    public IEnumerable<(uint Slot, long Due)> DueIn(long start, long end)
    {
        for (var index = 0; index < _parts.Length; index++)
        {
            var part = _parts[index];
            var first = Math.Max(0, CeilingDivide(start - _starts[index], part.IntervalMs));
            var last = SlotsOf(index, Math.Min(end, EndOf(index)));
            for (var number = first; number < last; number++)
            {
                yield return ((uint)(part.FirstSlot + number), _starts[index] + (number * part.IntervalMs));
            }
        }
    }

    /// <summary>How many slots of a part are due before an instant.</summary>
    private long SlotsOf(int index, long before) =>
        _parts[index].Active ? Math.Max(0, CeilingDivide(before - _starts[index], _parts[index].IntervalMs)) : 0;

    private long EndOf(int index) => index + 1 < _starts.Length ? _starts[index + 1] : long.MaxValue;

    /// <summary>The active schedule with the greatest first slot that is not beyond this one; the last one wins a tie, as the others were replaced
    /// before any slot of them was due.</summary>
    private int PartOf(uint slot)
    {
        for (var index = _parts.Length - 1; index >= 0; index--)
        {
            if (_parts[index].Active && _parts[index].FirstSlot <= slot)
            {
                return index;
            }
        }

        return -1;
    }

    private static long CeilingDivide(long dividend, long divisor) =>
        dividend <= 0 ? 0 : ((dividend - 1) / divisor) + 1;
}
