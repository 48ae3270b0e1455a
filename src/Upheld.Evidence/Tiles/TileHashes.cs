using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;

namespace Upheld.Evidence.Tiles;

/// <summary>The hashes of a log as its tiles tell them. Fetch what <see cref="ForInclusion"/> or <see cref="ForConsistency"/> names, then build the proof
/// from these without further waiting.</summary>
/// <param name="size">Leaves in the log that the tiles describe.</param>
/// <param name="read">The bytes of a tile, null when it is not held. It is asked for a tile with the width that it has at that size.</param>
public sealed class TileHashes(long size, Func<TileId, ReadOnlyMemory<byte>?> read) : IReadOnlyHashes
{
    /// <summary>The hashes of a log held as a dictionary of tiles.</summary>
    public TileHashes(long size, IReadOnlyDictionary<TileId, ReadOnlyMemory<byte>> tiles)
        : this(size, id => tiles.TryGetValue(id, out var bytes) ? bytes : (ReadOnlyMemory<byte>?)null)
    {
    }

    /// <summary>The tiles needed to prove inclusion, each once.</summary>
    public static IEnumerable<TileId> ForInclusion(long index, long size) => InclusionProof.Nodes(index, size).Select(n => TileId.Holding(n, size)).Distinct();

    /// <summary>The tiles needed to prove consistency, each once.</summary>
    public static IEnumerable<TileId> ForConsistency(long first, long second) =>
        ConsistencyProof.Nodes(first, second).Select(n => TileId.Holding(n, second)).Distinct();

    /// <summary>The tiles needed to compute the root at a size, each once: the right edge.</summary>
    public static IEnumerable<TileId> ForRoot(long size) => Subtrees.Of(0, size).Select(n => TileId.Holding(n, size)).Distinct();

    /// <inheritdoc/>
    public Hash256 Get(int level, long index)
    {
        var id = TileId.Holding(new TreeNode(level, index), size);
        var tile = read(id) ?? throw new EvidenceException("tree.missing", $"The tile {id} is not there.");
        if (tile.Length != id.Width * Hash256.Length)
        {
            throw new EvidenceException("tile.malformed", $"The tile {id} has {tile.Length} bytes.");
        }

        var height = level % TileId.Height;
        return Tile.Subtree(tile.Span, height, (int)(index % (TileId.FullWidth >> height)));
    }

    /// <summary>The root of the whole log.</summary>
    public Hash256 Root() => size == 0 ? TreeHash.Empty : Subtrees.Hash(this, 0, size);

    /// <summary>The edge of the whole log, to go on appending from.</summary>
    public CompactRange Edge() => new(size, [.. Subtrees.Of(0, size).Select(n => Get(n.Level, n.Index))]);
}
