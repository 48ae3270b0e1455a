namespace Upheld.Figures.Samples;

/// <summary>Consecutive hours of one monitor at one place, packed: a month is a few kilobytes.</summary>
/// <remarks>One Brotli stream: <c>UDR1</c>, the first hour in hours since 1970-01-01 and the number of hours, then a column each of up, degraded and down
/// milliseconds, checks and failures, and of the three latencies as two planes of bytes. The numbers are variable-length integers as in
/// <see cref="IntervalPack"/>; up is written as what is missing to the whole hour, so that a good hour is a zero.</remarks>
public static class RollUpBlock
{
    private const string Invalid = "rollup.invalid: not a block of hours, or a damaged one.";

    private static readonly byte[] Magic = [(byte)'U', (byte)'D', (byte)'R', (byte)'1'];

    /// <summary>Packs hours that follow one another.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    public static byte[] Pack(IReadOnlyList<HourRollUp> hours)
    {
        for (var index = 1; index < hours.Count; index++)
        {
            if (hours[index].Hour != hours[index - 1].Hour + HourRollUp.Length)
            {
                throw new ArgumentException("The hours of a block follow one another.", nameof(hours));
            }
        }

        var writer = new ColumnWriter();
        writer.Bytes(Magic);
        writer.Signed(hours.Count == 0 ? 0 : hours[0].Hour / HourRollUp.Length);
        writer.Unsigned((ulong)hours.Count);
        Write(hour => HourRollUp.Length - hour.UpMs);
        Write(hour => hour.DegradedMs);
        Write(hour => hour.DownMs);
        Write(hour => hour.Checks);
        Write(hour => hour.Failures);
        writer.Planes([.. hours.Select(hour => hour.LatencyMin)]);
        writer.Planes([.. hours.Select(hour => hour.LatencyMean)]);
        writer.Planes([.. hours.Select(hour => hour.LatencyP95)]);
        return writer.ToCompressed();

        void Write(Func<HourRollUp, int> value)
        {
            foreach (var hour in hours)
            {
                writer.Unsigned((ulong)value(hour));
            }
        }
    }

    /// <summary>The hours that <see cref="Pack"/> packed.</summary>
    /// <exception cref="FormatException">Not such bytes (<c>rollup.invalid</c>).</exception>
    public static IReadOnlyList<HourRollUp> Unpack(ReadOnlySpan<byte> packed)
    {
        var reader = new ColumnReader(ColumnReader.Decompress(packed, Invalid), Invalid);
        if (!reader.Take(Magic.Length).SequenceEqual(Magic))
        {
            throw ColumnReader.Fault(Invalid);
        }

        var first = reader.Signed();
        var count = reader.Count();
        var missing = Numbers(ref reader, count);
        var degraded = Numbers(ref reader, count);
        var down = Numbers(ref reader, count);
        var checks = Numbers(ref reader, count);
        var failures = Numbers(ref reader, count);
        var (min, mean, p95) = (reader.Planes(count), reader.Planes(count), reader.Planes(count));
        if (reader.Left != 0)
        {
            throw ColumnReader.Fault(Invalid);
        }

        var hours = new HourRollUp[count];
        for (var index = 0; index < count; index++)
        {
            hours[index] = new HourRollUp(
                unchecked((first + index) * HourRollUp.Length),
                HourRollUp.Length - missing[index],
                degraded[index],
                down[index],
                checks[index],
                failures[index],
                min[index],
                mean[index],
                p95[index]);
        }

        return hours;
    }

    private static int[] Numbers(ref ColumnReader reader, int count)
    {
        var numbers = new int[count];
        for (var index = 0; index < count; index++)
        {
            var number = reader.Unsigned();
            numbers[index] = number <= int.MaxValue ? (int)number : throw ColumnReader.Fault(Invalid);
        }

        return numbers;
    }
}
