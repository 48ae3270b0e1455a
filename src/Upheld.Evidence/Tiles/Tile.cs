using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;

namespace Upheld.Evidence.Tiles;

/// <summary>The bytes of a hash tile: up to 256 hashes without gaps.</summary>
public static class Tile
{
    /// <summary>Bytes of a full tile.</summary>
    public const int FullLength = TileId.FullWidth * Hash256.Length;

    /// <summary>The bytes of these hashes.</summary>
    public static byte[] Of(ReadOnlySpan<Hash256> hashes)
    {
        var bytes = new byte[hashes.Length * Hash256.Length];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i].CopyTo(bytes.AsSpan(i * Hash256.Length));
        }

        return bytes;
    }

    /// <summary>The root over a full tile's hashes, which is one hash of the tile above.</summary>
    /// <exception cref="EvidenceException"><c>tile.malformed</c>: not 256 hashes.</exception>
    public static Hash256 Root(ReadOnlySpan<byte> tile) =>
        tile.Length == FullLength ? Subtree(tile, TileId.Height, 0) : throw new EvidenceException("tile.malformed", "A full tile has 8,192 bytes.");

    /// <summary>The root over 2^height hashes of a tile that begin at index × 2^height.</summary>
    /// <exception cref="EvidenceException"><c>tile.malformed</c>: the tile is too short.</exception>
    public static Hash256 Subtree(ReadOnlySpan<byte> tile, int height, int index)
    {
        var width = 1 << height;
        var start = index * width * Hash256.Length;
        if (start + (width * Hash256.Length) > tile.Length)
        {
            throw new EvidenceException("tile.malformed", "A tile is shorter than its name says.");
        }

        Span<Hash256> hashes = stackalloc Hash256[width];
        for (var i = 0; i < width; i++)
        {
            hashes[i] = Hash256.At(tile[start..], i);
        }

        for (; width > 1; width /= 2)
        {
            for (var i = 0; i < width / 2; i++)
            {
                hashes[i] = TreeHash.Node(hashes[2 * i], hashes[(2 * i) + 1]);
            }
        }

        return hashes[0];
    }
}
