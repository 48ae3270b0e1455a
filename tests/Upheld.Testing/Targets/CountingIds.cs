using Upheld.Kernel.Ids;

namespace Upheld.Testing.Targets;

/// <summary>Ids and bytes that count up: different each time, the same in each run.</summary>
public sealed class CountingIds : IIds
{
    private long _count;

    /// <inheritdoc/>
    public Guid NewGuid() => new(NewBytes(16));

    /// <inheritdoc/>
    public byte[] NewBytes(int count)
    {
        var next = (ulong)Interlocked.Increment(ref _count);
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            // A multiplicative step, so that short values differ early and not only in their last byte.
            next = (next * 6364136223846793005UL) + 1442695040888963407UL;
            bytes[i] = (byte)(next >> 56);
        }

        return bytes;
    }
}
