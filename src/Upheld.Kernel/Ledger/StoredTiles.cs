using System.Data.Common;
using System.Runtime.InteropServices;
using Upheld.Evidence.Tiles;

namespace Upheld.Kernel.Ledger;

/// <summary>The tiles of a log, full and partial. Full ones are stored; partial ones are made on reading, of at most 255 leaf hashes or tiles below.</summary>
internal sealed class StoredTiles(ILedgerStatements statements, DbConnection reader, Guid log)
{
    /// <summary>The bytes of a tile of hashes; null when the log has not got so far.</summary>
    public ReadOnlyMemory<byte>? Read(TileId id)
    {
        var from = id.Index * TileId.FullWidth;
        if (!id.IsPartial)
        {
            return statements.ReadTiles(reader, log, id.Level, id.Index, id.Index + 1) is [var full] ? full : null;
        }

        if (id.Level == 0)
        {
            var hashes = statements.FindLeafHashes(reader, log, from, from + id.Width);
            return hashes.Count == id.Width ? Tile.Of(CollectionsMarshal.AsSpan(hashes)) : null;
        }

        var below = statements.ReadTiles(reader, log, id.Level - 1, from, from + id.Width);
        return below.Count == id.Width ? Tile.Of([.. below.Select(t => Tile.Root(t))]) : null;
    }
}
