using System.Buffers.Binary;

namespace Upheld.Figures.Samples;

/// <summary>The result of one check, quantised: the 18 bytes that are hashed, stored and verified.</summary>
/// <remarks>
/// <para>Big-endian, in this order: monitor u32, location u16, slot u32, offset u16, state u8, fault u8, status u16, latency u16. Quantised first and
/// hashed afterwards, so that whatever is stored restores the hashed bytes exactly (specification of proof, 3).</para>
/// <para>A sample carries no time of its own: its instant is the nominal time of its slot in the logged schedule plus its offset.
/// A check that is late is therefore seen to be late, and a check that is missing leaves a slot without a sample.</para>
/// </remarks>
public readonly record struct Sample : IComparable<Sample>
{
    /// <summary>Bytes of a record.</summary>
    public const int Size = 18;

    /// <summary>Milliseconds in one unit of <see cref="Offset"/>.</summary>
    public const int OffsetUnit = 10;

    /// <summary>The <see cref="Status"/> of a check that has none.</summary>
    public const ushort NoStatus = 0xFFFF;

    /// <summary>A sample of these values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The state is none of the four, or the latency is neither a step of <see cref="LatencyScale"/>
    /// nor <see cref="LatencyScale.None"/>.</exception>
    public Sample(uint monitor, ushort location, uint slot, ushort offset, ProbeState state, FaultClass fault, ushort status, ushort latency)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((byte)state, (byte)ProbeState.Down, nameof(state));
        if (latency > LatencyScale.Highest && latency != LatencyScale.None)
        {
            throw new ArgumentOutOfRangeException(nameof(latency), latency, "Not a step of the latency scale.");
        }

        (Monitor, Location, Slot, Offset, State, Fault, Status, Latency) = (monitor, location, slot, offset, state, fault, status, latency);
    }

    /// <summary>The monitor's number in its log, as its schedule assigns it.</summary>
    public uint Monitor { get; }

    /// <summary>The number of the place the check was made from, as the schedule assigns it.</summary>
    public ushort Location { get; }

    /// <summary>The slot of the schedule that this check was due in. Immediate re-checks share it and have a greater offset.</summary>
    public uint Slot { get; }

    /// <summary>How long after the slot's nominal time the check began, in units of 10 ms; 0xFFFF (655.35 s) also stands for anything later.</summary>
    public ushort Offset { get; }

    /// <summary>What the check found.</summary>
    public ProbeState State { get; }

    /// <summary>Why it found that; <see cref="FaultClass.None"/> when there is nothing to say.</summary>
    public FaultClass Fault { get; }

    /// <summary>The protocol's own answer: HTTP status, DNS rcode, exit code, …; <see cref="NoStatus"/> when there was none.</summary>
    public ushort Status { get; }

    /// <summary>How long the check took, as a step of <see cref="LatencyScale"/>; <see cref="LatencyScale.None"/> when nothing was measured.</summary>
    public ushort Latency { get; }

    /// <summary>The offset of a check that began so many milliseconds after its slot's nominal time: whole units, a check that began early counts
    /// as on time and one beyond the scale as its end.</summary>
    public static ushort OffsetOf(long milliseconds) => (ushort)Math.Clamp(milliseconds / OffsetUnit, 0, ushort.MaxValue);

    /// <summary>The sample in the first <see cref="Size"/> bytes.</summary>
    /// <exception cref="FormatException">Too few bytes, or a value no check can have (<c>sample.invalid</c>).</exception>
    public static Sample Read(ReadOnlySpan<byte> record)
    {
        if (record.Length < Size)
        {
            throw new FormatException("sample.invalid: a record has 18 bytes.");
        }

        var state = record[12];
        var latency = BinaryPrimitives.ReadUInt16BigEndian(record[16..]);
        if (state > (byte)ProbeState.Down || (latency > LatencyScale.Highest && latency != LatencyScale.None))
        {
            throw new FormatException("sample.invalid: a state or latency that no check can have.");
        }

        return new Sample(
            BinaryPrimitives.ReadUInt32BigEndian(record),
            BinaryPrimitives.ReadUInt16BigEndian(record[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(record[6..]),
            BinaryPrimitives.ReadUInt16BigEndian(record[10..]),
            (ProbeState)state,
            (FaultClass)record[13],
            BinaryPrimitives.ReadUInt16BigEndian(record[14..]),
            latency);
    }

    /// <summary>Writes the record into the first <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> record)
    {
        BinaryPrimitives.WriteUInt32BigEndian(record, Monitor);
        BinaryPrimitives.WriteUInt16BigEndian(record[4..], Location);
        BinaryPrimitives.WriteUInt32BigEndian(record[6..], Slot);
        BinaryPrimitives.WriteUInt16BigEndian(record[10..], Offset);
        record[12] = (byte)State;
        record[13] = (byte)Fault;
        BinaryPrimitives.WriteUInt16BigEndian(record[14..], Status);
        BinaryPrimitives.WriteUInt16BigEndian(record[16..], Latency);
    }

    /// <summary>The order of records in a batch: slot, monitor, location, offset; what is left decides ties, so that the order of a set of records is
    /// always the same.</summary>
    public int CompareTo(Sample other)
    {
        var order = Slot.CompareTo(other.Slot);
        order = order != 0 ? order : Monitor.CompareTo(other.Monitor);
        order = order != 0 ? order : Location.CompareTo(other.Location);
        order = order != 0 ? order : Offset.CompareTo(other.Offset);
        return order != 0 ? order : Rest.CompareTo(other.Rest);
    }

    private long Rest => ((long)State << 40) | ((long)Fault << 32) | ((long)Status << 16) | Latency;
}
