using System.Buffers;
using System.IO.Compression;

namespace Upheld.Kernel.Outbound.Http;

/// <summary>How the decoding of a body ended.</summary>
public enum DecodingResult
{
    /// <summary>Decoded.</summary>
    Ok,

    /// <summary>The encoding is unknown or the data are broken.</summary>
    Broken,

    /// <summary>The decoded body is longer than the limit: perhaps a bomb.</summary>
    TooLarge,
}

/// <summary>Undoes <c>Content-Encoding</c> with a cap on what comes out: ten kilobytes of gzip can hold ten gigabytes.</summary>
public static class ContentDecoding
{
    private const int MaxLayers = 3;

    /// <summary>Decodes; <paramref name="decoded"/> is the input itself when there is nothing to do.</summary>
    /// <param name="body">As read.</param>
    /// <param name="encodings">The header's value: <c>gzip</c>, <c>br</c>, <c>deflate</c>, several with commas; null or empty for none.</param>
    /// <param name="limit">Most bytes that may come out.</param>
    /// <param name="decoded">The result.</param>
    public static DecodingResult TryDecode(byte[] body, string? encodings, int limit, out byte[] decoded)
    {
        decoded = body;
        var layers = (encodings ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(layer => !layer.Equals("identity", StringComparison.OrdinalIgnoreCase)).Reverse().ToList();
        if (layers.Count > MaxLayers)
        {
            return DecodingResult.Broken;
        }

        foreach (var layer in layers)
        {
            var result = TryLayer(decoded, layer.ToLowerInvariant(), limit, out decoded);
            if (result != DecodingResult.Ok)
            {
                return result;
            }
        }

        return DecodingResult.Ok;
    }

    private static DecodingResult TryLayer(byte[] body, string layer, int limit, out byte[] decoded)
    {
        decoded = [];
        try
        {
            using var source = new MemoryStream(body, writable: false);
            using Stream? decoder = layer switch
            {
                "gzip" or "x-gzip" => new GZipStream(source, CompressionMode.Decompress),
                "br" => new BrotliStream(source, CompressionMode.Decompress),
                "deflate" when body is [var head, ..] && (head & 0x0F) == 8 => new ZLibStream(source, CompressionMode.Decompress),
                "deflate" => new DeflateStream(source, CompressionMode.Decompress), // some servers send it without the zlib frame
                _ => null,
            };
            return decoder is null ? DecodingResult.Broken : Copy(decoder, limit, out decoded);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or InvalidOperationException)
        {
            return DecodingResult.Broken;
        }
    }

    private static DecodingResult Copy(Stream decoder, int limit, out byte[] decoded)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        try
        {
            using var result = new MemoryStream();
            int read;
            while ((read = decoder.Read(buffer)) > 0)
            {
                if (result.Length + read > limit)
                {
                    decoded = [];
                    return DecodingResult.TooLarge;
                }

                result.Write(buffer, 0, read);
            }

            decoded = result.ToArray();
            return DecodingResult.Ok;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
