using System.Buffers.Binary;

namespace Upheld.Evidence.Tiles;

/// <summary>Up to 256 entries of a log in one resource: each a big-endian 16-bit length and its bytes (C2SP tlog-tiles).</summary>
public static class EntryBundle
{
    /// <summary>The bytes of these entries.</summary>
    /// <exception cref="EvidenceException"><c>entries.too_large</c>: an entry has more than 65,535 bytes, or there are more than 256.</exception>
    public static byte[] Of(IReadOnlyCollection<ReadOnlyMemory<byte>> entries)
    {
        if (entries.Count > TileId.FullWidth)
        {
            throw new EvidenceException("entries.too_large", "A bundle holds 256 entries of at most 65,535 bytes.");
        }

        return Join(entries);
    }

    /// <summary>The bytes of any number of entries, written in the same way.</summary>
    /// <exception cref="EvidenceException"><c>entries.too_large</c>: an entry has more than 65,535 bytes.</exception>
    public static byte[] Join(IReadOnlyCollection<ReadOnlyMemory<byte>> entries)
    {
        if (entries.Any(e => e.Length > ushort.MaxValue))
        {
            throw new EvidenceException("entries.too_large", "An entry has at most 65,535 bytes.");
        }

        var bytes = new byte[entries.Sum(e => 2 + e.Length)];
        var at = 0;
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), (ushort)entry.Length);
            entry.Span.CopyTo(bytes.AsSpan(at + 2));
            at += 2 + entry.Length;
        }

        return bytes;
    }

    /// <summary>The entries of a bundle, as slices of it.</summary>
    /// <param name="bundle">The bytes.</param>
    /// <param name="width">How many entries its name promises.</param>
    /// <exception cref="EvidenceException"><c>entries.malformed</c>: another number of entries, or one is cut.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Parse(ReadOnlyMemory<byte> bundle, int width) => Split(bundle) is var entries && entries.Count == width
        ? entries
        : throw new EvidenceException("entries.malformed", $"A bundle holds {entries.Count} entries, not {width}.");

    /// <summary>The entries that <see cref="Join"/> wrote, as slices of the bytes.</summary>
    /// <exception cref="EvidenceException"><c>entries.malformed</c>: one is cut.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> bundle)
    {
        var entries = new List<ReadOnlyMemory<byte>>();
        for (var at = 0; at < bundle.Length;)
        {
            var length = bundle.Length - at < 2 ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(bundle.Span[at..]);
            if (length > bundle.Length - at - 2)
            {
                throw new EvidenceException("entries.malformed", "A bundle of entries is cut.");
            }

            entries.Add(bundle.Slice(at + 2, length));
            at += 2 + length;
        }

        return entries;
    }
}
