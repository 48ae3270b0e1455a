using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Upheld.Kernel.Ids;

/// <summary>Version-7 GUIDs (RFC 9562): 48 bits of milliseconds, then a 12-bit counter within the millisecond, then random bits. Never backwards within
/// one process, even when the clock steps back, so that ids sort in the order in which they were made.</summary>
internal sealed class Ids(TimeProvider time, RandomNumberGenerator random) : IIds
{
    private const int CounterLimit = 1 << 12;

    private readonly Lock _lock = new();
    private long _milliseconds;
    private int _counter;

    public Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.GetBytes(bytes);
        var (milliseconds, counter) = Tick();
        BinaryPrimitives.WriteInt64BigEndian(bytes, (milliseconds << 16) | 0x7000L | (uint)counter);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public byte[] NewBytes(int count)
    {
        var bytes = new byte[count];
        random.GetBytes(bytes);
        return bytes;
    }

    private (long Milliseconds, int Counter) Tick()
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        lock (_lock)
        {
            if (now > _milliseconds)
            {
                (_milliseconds, _counter) = (now, 0);
            }
            else if (++_counter == CounterLimit)
            {
                (_milliseconds, _counter) = (_milliseconds + 1, 0);
            }

            return (_milliseconds, _counter);
        }
    }
}
