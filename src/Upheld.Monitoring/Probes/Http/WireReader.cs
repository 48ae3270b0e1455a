using System.Buffers;

namespace Upheld.Monitoring.Probes.Http;

/// <summary>How a read from the wire ended.</summary>
internal enum WireRead
{
    /// <summary>More bytes are there.</summary>
    Data,

    /// <summary>The other side ended the connection in order.</summary>
    End,

    /// <summary>The connection broke.</summary>
    Reset,
}

/// <summary>A buffer over a connection: bytes are added at its end and taken from its beginning.</summary>
internal sealed class WireReader(Stream stream, TimeProvider time) : IDisposable
{
    private const int FirstSize = 8 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _start;
    private int _end;

    /// <summary>When the last byte came; 0 before the first.</summary>
    public long LastByteAt { get; private set; }

    /// <summary>What has come and was not taken yet.</summary>
    public ReadOnlySpan<byte> Buffered => _buffer.AsSpan(_start, _end - _start);

    public void Take(int count) => _start += count;

    /// <summary>Waits for more bytes, which stand behind those already there.</summary>
    public async ValueTask<WireRead> FillAsync(CancellationToken cancellation)
    {
        MakeRoom();
        int read;
        try
        {
            read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation);
        }
        catch (IOException)
        {
            return WireRead.Reset;
        }

        if (read == 0)
        {
            return WireRead.End;
        }

        LastByteAt = time.GetTimestamp();
        _end += read;
        return WireRead.Data;
    }

    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void MakeRoom()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_end == _buffer.Length && _start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        else if (_end == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
    }
}
