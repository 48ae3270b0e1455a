using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace Upheld.Evidence.Bundles;

/// <summary>A zip file with exactly one form for given contents: stored, sorted by name, all times 1980-01-01, no extra fields, no comments.</summary>
/// <remarks>Any unzip program reads it. The reader writes it anew and demands equal bytes, so nothing can hide in it. Names are lower-case ASCII; less than
/// 4 GiB and 65,535 files, as without the zip64 extension.</remarks>
public static partial class CanonicalZip
{
    private const uint LocalHeader = 0x04034b50;
    private const uint DirectoryHeader = 0x02014b50;
    private const uint EndOfDirectory = 0x06054b50;
    private const int LocalLength = 30;
    private const int DirectoryLength = 46;
    private const int EndLength = 22;
    private const ushort VersionNeeded = 10;
    private const ushort FirstOfJanuary1980 = 0x0021;

    /// <summary>Writes the files, whatever their order.</summary>
    /// <exception cref="EvidenceException"><c>zip.name</c> (not lower-case ASCII, or twice), <c>zip.too_large</c>.</exception>
    public static void Write(Stream output, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        var sorted = files.OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            if (!IsName(sorted[i].Key) || (i > 0 && sorted[i].Key == sorted[i - 1].Key))
            {
                throw new EvidenceException("zip.name", $"'{sorted[i].Key}' is not a name of a canonical zip, or stands twice.");
            }
        }

        if (sorted.Count >= ushort.MaxValue || sorted.Sum(f => f.Value.Length + (2L * f.Key.Length) + LocalLength + DirectoryLength) + EndLength > uint.MaxValue)
        {
            throw new EvidenceException("zip.too_large", "A bundle has less than 65,535 files and 4 GiB.");
        }

        using var directory = new MemoryStream();
        long at = 0;
        foreach (var (name, data) in sorted)
        {
            var crc = Crc32.Of(data.Span);
            WriteLocal(output, name, data.Span, crc);
            WriteDirectory(directory, name, data.Length, crc, (uint)at);
            at += LocalLength + name.Length + data.Length;
        }

        output.Write(directory.GetBuffer().AsSpan(0, (int)directory.Length));
        WriteEnd(output, (ushort)sorted.Count, (uint)directory.Length, (uint)at);
    }

    /// <summary>The bytes of the zip.</summary>
    public static byte[] Write(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        using var output = new MemoryStream();
        Write(output, files);
        return output.ToArray();
    }

    /// <summary>The files of a zip, by name, as slices of its bytes.</summary>
    /// <exception cref="EvidenceException"><c>zip.not_canonical</c>: writing these files would not give these bytes.</exception>
    public static SortedDictionary<string, ReadOnlyMemory<byte>> Read(ReadOnlyMemory<byte> zip)
    {
        var files = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var at = 0;
        while (zip.Length - at >= LocalLength && BinaryPrimitives.ReadUInt32LittleEndian(zip.Span[at..]) == LocalHeader)
        {
            var header = zip.Span[at..];
            var length = BinaryPrimitives.ReadUInt32LittleEndian(header[18..]);
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
            var dataAt = (long)at + LocalLength + nameLength;
            if (dataAt + length > zip.Length)
            {
                throw NotCanonical();
            }

            var name = Encoding.ASCII.GetString(header.Slice(LocalLength, nameLength));
            if (!files.TryAdd(name, zip.Slice((int)dataAt, (int)length)))
            {
                throw NotCanonical();
            }

            at = (int)(dataAt + length);
        }

        var comparison = new ComparingStream(zip);
        try
        {
            Write(comparison, files);
        }
        catch (EvidenceException)
        {
            throw NotCanonical();
        }

        return comparison.IsEqual ? files : throw NotCanonical();
    }

    /// <summary>Whether a file may have this name: lower-case letters, digits, dot, dash and underscore, in folders; no empty part, none that begins with
    /// a dot.</summary>
    public static bool IsName(string name) => name.Length <= 200 && NamePattern().IsMatch(name);

    private static void WriteLocal(Stream output, string name, ReadOnlySpan<byte> data, uint crc)
    {
        Span<byte> header = stackalloc byte[LocalLength];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, LocalHeader);
        WriteCommon(header[4..], name, (uint)data.Length, crc);
        output.Write(header);
        output.Write(Encoding.ASCII.GetBytes(name));
        output.Write(data);
    }

    private static void WriteDirectory(Stream output, string name, int length, uint crc, uint at)
    {
        Span<byte> header = stackalloc byte[DirectoryLength];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, DirectoryHeader);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], VersionNeeded);
        WriteCommon(header[6..], name, (uint)length, crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header[42..], at);
        output.Write(header);
        output.Write(Encoding.ASCII.GetBytes(name));
    }

    /// <summary>The fields that both headers share, in the same order; method, flags and time stay zero.</summary>
    private static void WriteCommon(Span<byte> header, string name, uint length, uint crc)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(header, VersionNeeded);
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], FirstOfJanuary1980);
        BinaryPrimitives.WriteUInt32LittleEndian(header[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header[14..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[18..], length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)name.Length);
    }

    private static void WriteEnd(Stream output, ushort count, uint directoryLength, uint directoryAt)
    {
        Span<byte> end = stackalloc byte[EndLength];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, EndOfDirectory);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], directoryLength);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], directoryAt);
        output.Write(end);
    }

    private static EvidenceException NotCanonical() => new("zip.not_canonical", "The bundle is not a zip file in the canonical form.");

    [GeneratedRegex(@"\A[a-z0-9_-][a-z0-9._-]*(/[a-z0-9_-][a-z0-9._-]*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
