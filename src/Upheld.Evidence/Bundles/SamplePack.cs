using System.Buffers;
using System.IO.Compression;

namespace Upheld.Evidence.Bundles;

/// <summary>The records of consecutive batches in one file of a bundle: their bytes column by column, then Brotli (RFC 7932).</summary>
/// <remarks>All first bytes of the records come first, then all second bytes, and so on: equal columns stand together and shrink to nearly nothing. Which
/// record belongs to which batch follows from the counts in the batch leaves, in order.</remarks>
public static class SamplePack
{
    private const int Quality = 9;
    private const int Window = 22;

    /// <summary>The file for these records.</summary>
    /// <param name="records">The records of all batches, in order, without gaps.</param>
    /// <param name="recordLength">Bytes in each.</param>
    /// <exception cref="ArgumentException">The bytes are no whole number of records.</exception>
    public static byte[] Pack(ReadOnlySpan<byte> records, int recordLength)
    {
        if (recordLength <= 0 || records.Length % recordLength != 0)
        {
            throw new ArgumentException("The bytes are no whole number of records.", nameof(records));
        }

        var columns = new byte[records.Length];
        var count = records.Length / recordLength;
        for (var i = 0; i < count; i++)
        {
            for (var column = 0; column < recordLength; column++)
            {
                columns[(column * count) + i] = records[(i * recordLength) + column];
            }
        }

        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(columns.Length)];
        return BrotliEncoder.TryCompress(columns, packed, out var length, Quality, Window)
            ? packed[..length]
            : throw new InvalidOperationException("Brotli had too little room.");
    }

    /// <summary>The records of a file.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="count">How many records the batch leaves promise.</param>
    /// <param name="recordLength">Bytes in each.</param>
    /// <exception cref="EvidenceException"><c>samples.malformed</c>: not Brotli, or another number of records.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> file, int count, int recordLength)
    {
        var columns = new byte[checked(count * recordLength)];
        Span<byte> beyond = stackalloc byte[1];
        var decoder = default(BrotliDecoder);
        try
        {
            var status = decoder.Decompress(file, columns, out var consumed, out var written);
            if (status == OperationStatus.DestinationTooSmall)
            {
                // A full destination is reported before the end of the stream is seen: only a stream that ends here is right.
                status = decoder.Decompress(file[consumed..], beyond, out var more, out var extra);
                consumed += more;
                written += extra;
            }

            if (status != OperationStatus.Done || consumed != file.Length || written != columns.Length)
            {
                throw new EvidenceException("samples.malformed", $"A file of samples does not hold the {count} records that its batches promise.");
            }
        }
        finally
        {
            decoder.Dispose();
        }

        var records = new byte[columns.Length];
        for (var i = 0; i < count; i++)
        {
            for (var column = 0; column < recordLength; column++)
            {
                records[(i * recordLength) + column] = columns[(column * count) + i];
            }
        }

        return records;
    }
}
