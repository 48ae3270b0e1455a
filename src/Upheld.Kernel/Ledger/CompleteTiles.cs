using System.Data.Common;
using System.Runtime.InteropServices;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Tiles;

namespace Upheld.Kernel.Ledger;

/// <summary>Collects the tiles that logs complete in one step of the sequencer (C2SP tlog-tiles). A tile above the lowest is made of the 256 below it, so
/// no step reads more than 256 tiles, however long the log.</summary>
internal sealed class CompleteTiles(ILedgerStatements statements, DbConnection reader)
{
    /// <summary>Hashes in a tile.</summary>
    public const int Width = TileId.FullWidth;

    private readonly List<FullTile> _made = [];

    /// <summary>The tiles of this step, in the order in which they became complete.</summary>
    public IReadOnlyList<FullTile> Made => _made;

    /// <summary>Adds the tiles that end at the log's size.</summary>
    public void AddEndingAt(OpenLog log, LogGrowth growth)
    {
        foreach (var tile in TileId.Filled(log.Size - 1, log.Size))
        {
            _made.Add(new FullTile(log.Id, tile.Level, tile.Index, tile.Level == 0 ? LeafHashes(log, growth) : Roots(log, tile)));
        }
    }

    private byte[] LeafHashes(OpenLog log, LogGrowth growth)
    {
        var from = log.Size - Width;
        var hashes = new List<Hash256>(Width);
        if (from < growth.From)
        {
            hashes.AddRange(statements.ReadLeafHashes(reader, log.Id, from, growth.From));
        }

        hashes.AddRange(growth.LeafHashes.Skip((int)Math.Max(0, from - growth.From)));
        return Tile.Of(CollectionsMarshal.AsSpan(hashes));
    }

    private byte[] Roots(OpenLog log, TileId tile)
    {
        var (from, to) = (tile.Index * Width, (tile.Index + 1) * Width);
        var below = _made.Where(t => t.Log == log.Id && t.Level == tile.Level - 1).ToList();
        var stored = statements.ReadTiles(reader, log.Id, tile.Level - 1, from, below.Count > 0 ? below[0].N : to);
        var roots = stored.Concat(below.Where(t => t.N >= from).Select(t => t.Hashes)).Select(t => Tile.Root(t)).ToArray();
        return roots.Length == Width
            ? Tile.Of(roots)
            : throw new InvalidDataException($"Log {log.Id} lacks tiles of level {tile.Level - 1}. Run 'upheld doctor --evidence'.");
    }
}
