using System.Buffers;
using System.Globalization;
using Upheld.Figures.Samples;

namespace Upheld.Monitoring.Probes.Http;

/// <summary>Reads a body to its end and keeps its beginning. A body that ends before its announced length or its last chunk is cut: the fault that
/// most monitors miss.</summary>
internal sealed class HttpBody(WireReader wire, int keepLimit) : IDisposable
{
    /// <summary>Most bytes that are read of a body; more is <c>body.too_large</c>.</summary>
    public const long MaxRead = 10 * 1024 * 1024;

    /// <summary>Most bytes that are kept of a body while it is judged.</summary>
    public const int MaxKept = 1024 * 1024;

    private const int LongestChunkLine = 4 * 1024;
    private const int MaxTrailers = 16 * 1024;

    private byte[] _kept = [];

    /// <summary>Bytes that have come.</summary>
    public long Count { get; private set; }

    /// <summary>The beginning that was kept.</summary>
    public ReadOnlyMemory<byte> Kept => _kept.AsMemory(0, KeptCount);

    /// <summary>Whether all of it was kept.</summary>
    public bool IsWhole => KeptCount == Count;

    private int KeptCount { get; set; }

    /// <summary>Reads to the end; null when it is complete.</summary>
    public ValueTask<Finding?> ReadAsync(HttpHead head, CancellationToken cancellation) => head.Framing switch
    {
        BodyFraming.None => ValueTask.FromResult<Finding?>(null),
        BodyFraming.Length => ReadLengthAsync(head.Length, cancellation),
        BodyFraming.Chunked => ReadChunksAsync(cancellation),
        _ => ReadToCloseAsync(cancellation),
    };

    public void Dispose()
    {
        if (_kept.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_kept);
            _kept = [];
        }
    }

    private static Finding TooLarge => new(FaultClass.BodyTooLarge, $"≤ {Shown.Number(MaxRead)}");

    private async ValueTask<Finding?> ReadLengthAsync(long length, CancellationToken cancellation)
    {
        if (length > MaxRead)
        {
            return TooLarge with { Found = Shown.Number(length) };
        }

        return await TakeAsync(length, cancellation) ? null : new Finding(FaultClass.BodyCut, Shown.Number(length), Shown.Number(Count));
    }

    private async ValueTask<Finding?> ReadToCloseAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Keep(wire.Buffered);
            wire.Take(wire.Buffered.Length);
            if (Count > MaxRead)
            {
                return TooLarge;
            }

            switch (await wire.FillAsync(cancellation))
            {
                case WireRead.End:
                    return null;
                case WireRead.Reset:
                    return new Finding(FaultClass.BodyCut, Found: Shown.Number(Count));
                default:
                    break;
            }
        }
    }

    private async ValueTask<Finding?> ReadChunksAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var (line, fault) = await LineAsync(LongestChunkLine, cancellation);
            if (fault is not null)
            {
                return fault;
            }

            var digits = line!.Split(';')[0].Trim();
            if (digits.Length is 0 or > 8 || !long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size))
            {
                return new Finding(FaultClass.HttpProtocol, "chunk", Shown.Cut(line, 100));
            }

            if (size == 0)
            {
                return await TrailersAsync(cancellation);
            }

            if (Count + size > MaxRead)
            {
                return TooLarge;
            }

            if (!await TakeAsync(size, cancellation))
            {
                return Cut();
            }

            (line, fault) = await LineAsync(LongestChunkLine, cancellation);
            if (fault is not null || line!.Length > 0)
            {
                return fault ?? new Finding(FaultClass.HttpProtocol, "chunk", Shown.Cut(line!, 100));
            }
        }
    }

    private async ValueTask<Finding?> TrailersAsync(CancellationToken cancellation)
    {
        for (var length = 0; length < MaxTrailers;)
        {
            var (line, fault) = await LineAsync(LongestChunkLine, cancellation);
            if (fault is not null || line!.Length == 0)
            {
                return fault;
            }

            length += line.Length;
        }

        return new Finding(FaultClass.HttpProtocol, "trailers");
    }

    private async ValueTask<bool> TakeAsync(long count, CancellationToken cancellation)
    {
        while (true)
        {
            var taken = (int)Math.Min(count, wire.Buffered.Length);
            Keep(wire.Buffered[..taken]);
            wire.Take(taken);
            count -= taken;
            if (count == 0)
            {
                return true;
            }

            if (await wire.FillAsync(cancellation) != WireRead.Data)
            {
                return false;
            }
        }
    }

    private async ValueTask<(string? Line, Finding? Fault)> LineAsync(int longest, CancellationToken cancellation)
    {
        while (true)
        {
            var feed = wire.Buffered.IndexOf((byte)'\n');
            if (feed >= 0)
            {
                var line = System.Text.Encoding.Latin1.GetString(wire.Buffered[..feed]).TrimEnd('\r');
                wire.Take(feed + 1);
                return (line, null);
            }

            if (wire.Buffered.Length > longest)
            {
                return (null, new Finding(FaultClass.HttpProtocol, "chunk"));
            }

            if (await wire.FillAsync(cancellation) != WireRead.Data)
            {
                return (null, Cut());
            }
        }
    }

    private Finding Cut() => new(FaultClass.BodyCut, "0 CRLF CRLF", Shown.Number(Count));

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        Count += bytes.Length;
        var kept = Math.Min(bytes.Length, keepLimit - KeptCount);
        if (kept <= 0)
        {
            return;
        }

        if (KeptCount + kept > _kept.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(KeptCount + kept, Math.Min(_kept.Length * 2, keepLimit)));
            _kept.AsSpan(0, KeptCount).CopyTo(larger);
            var old = _kept;
            _kept = larger;
            if (old.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(old);
            }
        }

        bytes[..kept].CopyTo(_kept.AsSpan(KeptCount));
        KeptCount += kept;
    }
}
