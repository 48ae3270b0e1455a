using System.Buffers.Binary;
using System.IO.Compression;
using Upheld.Figures.Samples;
using Upheld.Monitoring.Checking;

namespace Upheld.Monitoring.Samples;

/// <summary>Check details of a chunk: for each the sample's record, a length and its JSON, compressed together.</summary>
internal static class DetailChunk
{
    /// <summary>Packs the details that there are; null when there are none.</summary>
    public static byte[]? Pack(IReadOnlyList<CheckedSample> samples)
    {
        if (samples.All(s => s.Detail is null))
        {
            return null;
        }

        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            Span<byte> head = stackalloc byte[Sample.Size + sizeof(int)];
            foreach (var (_, sample, detail) in samples)
            {
                if (detail is null)
                {
                    continue;
                }

                sample.Write(head);
                BinaryPrimitives.WriteInt32BigEndian(head[Sample.Size..], detail.Length);
                brotli.Write(head);
                brotli.Write(detail);
            }
        }

        return packed.ToArray();
    }

    /// <summary>The details with the samples they belong to.</summary>
    public static IReadOnlyList<(Sample Sample, byte[] Detail)> Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        var details = new List<(Sample, byte[])>();
        var head = new byte[Sample.Size + sizeof(int)];
        while (brotli.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var detail = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(Sample.Size))];
            brotli.ReadExactly(detail);
            details.Add((Sample.Read(head), detail));
        }

        return details;
    }
}
