using System.Buffers.Binary;

namespace Upheld.Monitoring.Probes.Tls;

/// <summary>Looks at the first bytes that a server sends in a handshake, as the TLS library reports most failures with one and the same
/// exception. Until the server's hello everything is in the clear, alerts included.</summary>
internal sealed class HandshakeTap(Stream inner) : Stream
{
    private const byte AlertRecord = 21;
    private const byte HandshakeRecord = 22;
    private const byte ServerHello = 2;

    private readonly byte[] _first = new byte[16];
    private int _count;

    /// <summary>Whether the server sent anything at all.</summary>
    public bool IsSilent => _count == 0;

    /// <summary>Whether the first byte is one that begins a TLS record.</summary>
    public bool IsTls => _count == 0 || _first[0] is >= 20 and <= 23;

    /// <summary>The alert that the server answered our hello with; null when it did not.</summary>
    public byte? Alert => _count >= 7 && _first[0] == AlertRecord ? _first[6] : null;

    /// <summary>The version that the server's hello chose (771 = TLS 1.2; 1.3 says so elsewhere and has 771 here); null without a hello.</summary>
    public int? HelloVersion => _count >= 11 && _first[0] == HandshakeRecord && _first[5] == ServerHello ? BinaryPrimitives.ReadUInt16BigEndian(_first.AsSpan(9)) : null;

    /// <summary>The first bytes as text, for a server that speaks something else.</summary>
    public string FirstText => string.Concat(_first.Take(_count).Select(b => b is >= 0x20 and < 0x7F ? ((char)b).ToString() : $"\\x{b:x2}"));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Note(buffer.Span[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        Note(buffer.AsSpan(offset, read));
        return read;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Note(ReadOnlySpan<byte> read)
    {
        if (_count < _first.Length)
        {
            var taken = Math.Min(read.Length, _first.Length - _count);
            read[..taken].CopyTo(_first.AsSpan(_count));
            _count += taken;
        }
    }
}
