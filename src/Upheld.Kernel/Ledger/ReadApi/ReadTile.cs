using Microsoft.EntityFrameworkCore;
using Upheld.Evidence.Tiles;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Results;

namespace Upheld.Kernel.Ledger.ReadApi;

/// <summary>One tile of hashes or bundle of entries of a log (C2SP tlog-tiles), no further than its signed head. Reads at most 256 rows.</summary>
public sealed class ReadTile(UpheldDb db, IDatabaseProvider database, ILedgerStatements statements)
{
    /// <summary>The bytes, if the scope holds the log's customer.</summary>
    /// <returns><c>log.not_found</c>, <c>tile.not_found</c>.</returns>
    public async Task<Result<byte[]>> ExecuteAsync(string origin, TileId id, CancellationToken cancellation)
    {
        var log = await db.Set<LogRow>().AsNoTracking().Where(l => l.Origin == origin).Select(l => new { l.Id, l.SignedSize }).SingleOrDefaultAsync(cancellation);
        if (log is null)
        {
            return ReadLogErrors.LogNotFound;
        }

        var there = id.IsEntries ? log.SignedSize : id.Level * TileId.Height < 63 ? log.SignedSize >> (id.Level * TileId.Height) : 0;
        if (id.Index > (there - id.Width) / TileId.FullWidth || (id.Index * TileId.FullWidth) + id.Width > there)
        {
            return ReadLogErrors.TileNotFound;
        }

        if (id.IsEntries)
        {
            return EntryBundle.Of(await EntriesAsync(log.Id, id, cancellation));
        }

        await using var reader = await database.OpenReaderAsync(cancellation);
        return new StoredTiles(statements, reader, log.Id).Read(id) is { } tile ? tile.ToArray() : ReadLogErrors.TileNotFound;
    }

    private async Task<List<ReadOnlyMemory<byte>>> EntriesAsync(Guid log, TileId id, CancellationToken cancellation)
    {
        var from = id.Index * TileId.FullWidth;
        var to = from + id.Width;
        var facts = await db.Set<FactRow>().AsNoTracking().Where(f => f.Log == log && f.Index >= from && f.Index < to).OrderBy(f => f.Index).ToListAsync(cancellation);
        return [.. facts.Select(f => (ReadOnlyMemory<byte>)FactLeaf.Bytes(f))];
    }
}
