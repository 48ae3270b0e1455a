namespace Upheld.Evidence.Bundles;

/// <summary>A stream that keeps nothing of what is written and only remembers whether it was what is expected: rebuilding a bundle needs no second copy.</summary>
internal sealed class ComparingStream(ReadOnlyMemory<byte> expected) : Stream
{
    private int _at;
    private bool _differs;

    /// <summary>Whether exactly the expected bytes were written.</summary>
    public bool IsEqual => !_differs && _at == expected.Length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _at;

    public override long Position
    {
        get => _at;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _differs = _differs || buffer.Length > expected.Length - _at || !expected.Span.Slice(_at, buffer.Length).SequenceEqual(buffer);
        _at += _differs ? 0 : buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
