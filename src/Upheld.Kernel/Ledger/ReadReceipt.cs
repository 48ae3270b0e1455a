using Microsoft.EntityFrameworkCore;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Receipts;
using Upheld.Evidence.Tiles;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Results;

namespace Upheld.Kernel.Ledger;

/// <summary>The proof that a fact stands in its log, to be taken away and checked anywhere.</summary>
public sealed class ReadReceipt(UpheldDb db)
{
    /// <summary>The receipt of a fact under the newest signed head. The scope must hold the fact's customer.</summary>
    /// <param name="fact">The fact's id.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <returns><c>fact.not_found</c>, or <c>receipt.not_signed</c> while no signed head covers the fact: a matter of seconds.</returns>
    public async Task<Result<Receipt>> ExecuteAsync(Guid fact, CancellationToken cancellation)
    {
        if (await db.Set<FactRow>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == fact, cancellation) is not { } row)
        {
            return new Error(ErrorKind.NotFound, "fact.not_found", "There is no such fact.");
        }

        var log = row.Log is { } id ? await db.Set<LogRow>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancellation) : null;
        if (log?.Checkpoint is not { } note || SignedNote.Parse(note) is var head && Checkpoint.Parse(head.Text).Size <= row.Index!.Value)
        {
            return new Error(ErrorKind.Conflict, "receipt.not_signed", "The fact is not under a signed head yet. Try again in a few seconds.");
        }

        var size = Checkpoint.Parse(head.Text).Size;
        var tiles = new Dictionary<TileId, ReadOnlyMemory<byte>>();
        foreach (var tile in TileHashes.ForInclusion(row.Index.Value, size))
        {
            tiles[tile] = await TileAsync(log.Id, tile, cancellation);
        }

        return Receipt.Of(new TileHashes(size, tiles), row.Index.Value, LeafOf(row), head);
    }

    private static byte[] LeafOf(FactRow row) => FactLeaf.Bytes(new WaitingFact(
        row.Id, row.Customer.Value, row.Type, row.At.ToUnixTimeMilliseconds(), row.RecordedAt.ToUnixTimeMilliseconds(), row.Source, row.Body, row.Slot, row.Commitment, row.InnerRoot));

    /// <summary>A full tile as it is stored; a partial one is made of the leaves, or of the full tiles, below it.</summary>
    private async Task<byte[]> TileAsync(Guid log, TileId id, CancellationToken cancellation)
    {
        var (from, to) = (id.Index * TileId.FullWidth, (id.Index * TileId.FullWidth) + id.Width);
        if (!id.IsPartial)
        {
            var (level, n) = (id.Level, id.Index);
            return await db.Set<TileRow>().AsNoTracking().Where(t => t.Log == log && t.Level == level && t.N == n).Select(t => t.Hashes).SingleAsync(cancellation);
        }

        if (id.Level == 0)
        {
            var hashes = await db.Set<FactRow>().AsNoTracking().Where(f => f.Log == log && f.Index >= from && f.Index < to).OrderBy(f => f.Index)
                .Select(f => f.LeafHash!).ToListAsync(cancellation);
            return Tile.Of([.. hashes.Select(h => new Hash256(h))]);
        }

        var below = id.Level - 1;
        var tiles = await db.Set<TileRow>().AsNoTracking().Where(t => t.Log == log && t.Level == below && t.N >= from && t.N < to).OrderBy(t => t.N)
            .Select(t => t.Hashes).ToListAsync(cancellation);
        return Tile.Of([.. tiles.Select(t => Tile.Root(t))]);
    }
}
