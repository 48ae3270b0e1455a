using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace Upheld.Figures.Samples;

/// <summary>Reads what <see cref="ColumnWriter"/> wrote. Whatever else it is given ends in a <see cref="FormatException"/>: blocks also come from
/// bundles that somebody else made.</summary>
internal ref struct ColumnReader(ReadOnlySpan<byte> bytes, string fault)
{
    /// <summary>No honest block is longer; a small file must not unfold into all memory.</summary>
    private const int LongestBlock = 64 * 1024 * 1024;

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Bytes not yet read.</summary>
    public readonly int Left => _rest.Length;

    /// <summary>What one Brotli stream restores to.</summary>
    public static byte[] Decompress(ReadOnlySpan<byte> compressed, string fault)
    {
        var restored = new ArrayBufferWriter<byte>(Math.Max(256, compressed.Length * 8));
        var unfolding = default(BrotliDecoder);
        try
        {
            while (true)
            {
                var status = unfolding.Decompress(compressed, restored.GetSpan(4096), out var read, out var written);
                restored.Advance(written);
                compressed = compressed[read..];
                if (status == OperationStatus.Done && compressed.IsEmpty)
                {
                    return restored.WrittenSpan.ToArray();
                }

                if (status != OperationStatus.DestinationTooSmall || restored.WrittenCount > LongestBlock)
                {
                    throw Fault(fault);
                }
            }
        }
        finally
        {
            unfolding.Dispose();
        }
    }

    public static FormatException Fault(string fault) => new(fault);

    public byte Byte() => Take(1)[0];

    public uint UInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public ushort UInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public ulong Unsigned()
    {
        // Eight bytes at a time where the processor can gather bits: years of ten thousand monitors are two million of these.
        if (Bmi2.X64.IsSupported && BinaryPrimitives.TryReadUInt64LittleEndian(_rest, out var word) && (~word & 0x8080_8080_8080_8080) is not 0 and var ends)
        {
            var bits = BitOperations.TrailingZeroCount(ends) + 1;
            _rest = _rest[(bits / 8)..];
            return Bmi2.X64.ParallelBitExtract(word, 0x7F7F_7F7F_7F7F_7F7FUL >> (64 - bits));
        }

        return UnsignedByByte();
    }

    public ulong UnsignedByByte()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Fault(fault);
    }

    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A count of things that each take at least one of the bytes left.</summary>
    public int Count()
    {
        var count = Unsigned();
        return count <= (ulong)_rest.Length ? (int)count : throw Fault(fault);
    }

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw Fault(fault);
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    public ushort[] Planes(int count)
    {
        var low = Take(count);
        var high = Take(count);
        var values = new ushort[count];
        for (var index = 0; index < count; index++)
        {
            values[index] = (ushort)((high[index] << 8) | low[index]);
        }

        return values;
    }
}
