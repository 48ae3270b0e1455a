namespace Upheld.Figures.Samples;

/// <summary>Every check of one monitor from one place in one UTC day, in about a byte each: the form in which evidence is kept for years.</summary>
/// <remarks>
/// <para>A block is one Brotli stream over columns, described byte for byte in <c>docs/guide/day-block.md</c>. It restores every sample bit for bit and
/// the batch each belongs to, so the records that were hashed can be laid out again.</para>
/// <para>A sample belongs to the day of its instant. The block does not know the schedule and does not check that.</para>
/// </remarks>
public sealed class DayBlock
{
    private const string Invalid = "dayblock.invalid: not a block of samples, or a damaged one.";

    private static readonly byte[] Magic = [(byte)'U', (byte)'D', (byte)'B', (byte)'1'];

    private readonly BatchedSample[] _samples;

    private DayBlock(uint monitor, ushort location, int day, BatchedSample[] samples) =>
        (Monitor, Location, Day, _samples) = (monitor, location, day, samples);

    /// <summary>The monitor's number in its log.</summary>
    public uint Monitor { get; }

    /// <summary>The number of the place.</summary>
    public ushort Location { get; }

    /// <summary>The UTC day, in days since 1970-01-01.</summary>
    public int Day { get; }

    /// <summary>The samples in the order of records, each once per batch.</summary>
    public IReadOnlyList<BatchedSample> Samples => _samples;

    /// <summary>The block of these samples, in any order; repetitions are left out.</summary>
    /// <exception cref="ArgumentException">A sample is of another monitor or place.</exception>
    public static DayBlock Of(uint monitor, ushort location, int day, IEnumerable<BatchedSample> samples)
    {
        var sorted = samples.Distinct().Order().ToArray();
        if (Array.Exists(sorted, entry => entry.Sample.Monitor != monitor || entry.Sample.Location != location))
        {
            throw new ArgumentException("A day block holds the samples of one monitor at one place.", nameof(samples));
        }

        return new DayBlock(monitor, location, day, sorted);
    }

    /// <summary>The block that <see cref="Pack"/> packed.</summary>
    /// <exception cref="FormatException">Not such bytes (<c>dayblock.invalid</c>).</exception>
    public static DayBlock Unpack(ReadOnlySpan<byte> packed)
    {
        var reader = new ColumnReader(ColumnReader.Decompress(packed, Invalid), Invalid);
        if (!reader.Take(Magic.Length).SequenceEqual(Magic))
        {
            throw ColumnReader.Fault(Invalid);
        }

        var (monitor, location, day) = (reader.UInt32(), reader.UInt16(), (int)reader.UInt32());
        var count = reader.Count();
        var batches = ReadBatches(ref reader, count);
        var slots = ReadSlots(ref reader, count);
        var offsets = reader.Planes(count);
        var states = reader.Take(count);
        var faults = reader.Take(count);
        var statuses = reader.Planes(count);
        var latencies = new LatencyColumn();
        var samples = new BatchedSample[count];
        var coded = reader.Planes(count);
        for (var index = 0; index < count; index++)
        {
            var latency = latencies.Decode(coded[index]);
            if (states[index] > (byte)ProbeState.Down || (latency > LatencyScale.Highest && latency != LatencyScale.None))
            {
                throw ColumnReader.Fault(Invalid);
            }

            samples[index] = new BatchedSample(batches[index], new Sample(
                monitor, location, slots[index], offsets[index], (ProbeState)states[index], (FaultClass)faults[index], statuses[index], latency));
        }

        return reader.Left == 0 ? new DayBlock(monitor, location, day, samples) : throw ColumnReader.Fault(Invalid);
    }

    /// <summary>The bytes of the block.</summary>
    public byte[] Pack()
    {
        var writer = new ColumnWriter();
        writer.Bytes(Magic);
        writer.UInt32(Monitor);
        writer.UInt16(Location);
        writer.UInt32((uint)Day);
        writer.Unsigned((ulong)_samples.Length);
        WriteBatches(writer);
        WriteSlots(writer);
        writer.Planes(Column(sample => sample.Offset));
        writer.Bytes(Array.ConvertAll(_samples, entry => (byte)entry.Sample.State));
        writer.Bytes(Array.ConvertAll(_samples, entry => (byte)entry.Sample.Fault));
        writer.Planes(Column(sample => sample.Status));
        var latencies = new LatencyColumn();
        writer.Planes(Column(sample => latencies.Encode(sample.Latency)));
        return writer.ToCompressed();
    }

    private ushort[] Column(Func<Sample, ushort> value) => Array.ConvertAll(_samples, entry => value(entry.Sample));

    private void WriteBatches(ColumnWriter writer)
    {
        var before = 0L;
        for (var index = 0; index < _samples.Length;)
        {
            var batch = _samples[index].Batch;
            var end = index + 1;
            while (end < _samples.Length && _samples[end].Batch == batch)
            {
                end++;
            }

            writer.Signed(unchecked(batch - before));
            writer.Unsigned((ulong)(end - index));
            before = batch;
            index = end;
        }
    }

    private static long[] ReadBatches(ref ColumnReader reader, int count)
    {
        var batches = new long[count];
        var before = 0L;
        for (var index = 0; index < count;)
        {
            before = unchecked(before + reader.Signed());
            var run = reader.Unsigned();
            if (run == 0 || run > (ulong)(count - index))
            {
                throw ColumnReader.Fault(Invalid);
            }

            batches.AsSpan(index, (int)run).Fill(before);
            index += (int)run;
        }

        return batches;
    }

    /// <summary>Each slot as the number of slots left out since the one before; a re-check in the same slot is −1.</summary>
    private void WriteSlots(ColumnWriter writer)
    {
        var before = -1L;
        foreach (var (_, sample) in _samples)
        {
            writer.Signed(sample.Slot - before - 1);
            before = sample.Slot;
        }
    }

    private static uint[] ReadSlots(ref ColumnReader reader, int count)
    {
        var slots = new uint[count];
        var before = -1L;
        for (var index = 0; index < count; index++)
        {
            before = unchecked(before + reader.Signed() + 1);
            slots[index] = before is >= 0 and <= uint.MaxValue ? (uint)before : throw ColumnReader.Fault(Invalid);
        }

        return slots;
    }
}
