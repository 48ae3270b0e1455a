using System.Buffers.Binary;
using System.Numerics;

using Upheld.Evidence.Hashing;

namespace Upheld.Evidence.Merkle;

/// <summary>The right edge of a growing tree: one hash per complete subtree, enough to append leaves and to give the root at any size.</summary>
/// <remarks>Its bytes are what a log remembers between appends: the size (8 bytes, big-endian), then the hashes from the largest subtree to the
/// smallest, one for each bit set in the size; at most 8 + 63 × 32 bytes.</remarks>
public sealed class CompactRange
{
    private Hash256[] _edge = new Hash256[24];
    private int _count;

    /// <summary>The tree without leaves.</summary>
    public CompactRange()
    {
    }

    /// <summary>The edge of a tree of this size.</summary>
    /// <param name="size">Leaves in the tree.</param>
    /// <param name="edge">The roots of its complete subtrees, largest first.</param>
    /// <exception cref="EvidenceException"><c>range.malformed</c>: not one hash for each bit set in the size.</exception>
    public CompactRange(long size, ReadOnlySpan<Hash256> edge)
    {
        if (size < 0 || BitOperations.PopCount((ulong)size) != edge.Length)
        {
            throw new EvidenceException("range.malformed", "A compact range has one hash for each bit set in its size.");
        }

        Size = size;
        _edge = new Hash256[Math.Max(edge.Length + 8, 24)];
        _count = edge.Length;
        edge.CopyTo(_edge);
    }

    /// <summary>Leaves in the tree.</summary>
    public long Size { get; private set; }

    /// <summary>The roots of the complete subtrees, largest first.</summary>
    public ReadOnlySpan<Hash256> Edge => _edge.AsSpan(0, _count);

    /// <summary>Reads the bytes of <see cref="ToBytes"/>.</summary>
    /// <exception cref="EvidenceException"><c>range.malformed</c>.</exception>
    public static CompactRange Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || bytes.Length % Hash256.Length != 8)
        {
            throw new EvidenceException("range.malformed", "A compact range has 8 bytes of size and then whole hashes.");
        }

        var edge = new Hash256[(bytes.Length - 8) / Hash256.Length];
        for (var i = 0; i < edge.Length; i++)
        {
            edge[i] = Hash256.At(bytes[8..], i);
        }

        return new CompactRange(BinaryPrimitives.ReadInt64BigEndian(bytes), edge);
    }

    /// <summary>The bytes to store.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[8 + (_count * Hash256.Length)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        for (var i = 0; i < _count; i++)
        {
            _edge[i].CopyTo(bytes.AsSpan(8 + (i * Hash256.Length)));
        }

        return bytes;
    }

    /// <summary>Appends one leaf by its hash.</summary>
    public void Append(Hash256 leaf)
    {
        // Each one at the end of the size in binary is a complete subtree that the new leaf completes into a larger one.
        for (var size = Size; (size & 1) == 1; size >>= 1)
        {
            leaf = TreeHash.Node(_edge[--_count], leaf);
        }

        if (_count == _edge.Length)
        {
            Array.Resize(ref _edge, _count + 16);
        }

        _edge[_count++] = leaf;
        Size++;
    }

    /// <summary>Appends leaves by their hashes, in order.</summary>
    public void Append(ReadOnlySpan<Hash256> leaves)
    {
        foreach (var leaf in leaves)
        {
            Append(leaf);
        }
    }

    /// <summary>The root at this size.</summary>
    public Hash256 Root()
    {
        if (_count == 0)
        {
            return TreeHash.Empty;
        }

        var root = _edge[_count - 1];
        for (var i = _count - 2; i >= 0; i--)
        {
            root = TreeHash.Node(_edge[i], root);
        }

        return root;
    }

    /// <summary>An independent copy, to try an append on.</summary>
    public CompactRange Copy() => new(Size, Edge);
}
