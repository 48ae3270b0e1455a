using Microsoft.EntityFrameworkCore;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Receipts;
using Upheld.Evidence.Tiles;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Results;

namespace Upheld.Kernel.Ledger.ReadApi;

/// <summary>The receipt of one fact: the file that proves, without any server, that it stands in its log (C2SP tlog-proof).</summary>
public sealed class BuildReceipt(UpheldDb db, IDatabaseProvider database, ILedgerStatements statements)
{
    /// <summary>The receipt under the newest signed head, if the scope holds the fact's customer.</summary>
    /// <param name="fact">The fact's id.</param>
    /// <param name="cancellation">Stops waiting for the database.</param>
    /// <returns><c>receipt.not_found</c>, <c>receipt.pending</c>: not signed yet.</returns>
    public Task<Result<Receipt>> ExecuteAsync(Guid fact, CancellationToken cancellation) => ExecuteAsync(fact, null, cancellation);

    /// <summary>The same, of a fact of one log only.</summary>
    internal async Task<Result<Receipt>> ExecuteAsync(Guid id, string? origin, CancellationToken cancellation)
    {
        var fact = await db.Set<FactRow>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellation);
        if (fact is null)
        {
            return ReadLogErrors.FactNotFound;
        }

        var log = await db.Set<LogRow>().AsNoTracking().Where(l => l.Id == fact.Log).SingleOrDefaultAsync(cancellation);
        if (log is not null && origin is not null && log.Origin != origin)
        {
            return ReadLogErrors.FactNotFound;
        }

        if (log?.Checkpoint is not { } head || fact.Index >= log.SignedSize)
        {
            return ReadLogErrors.Pending;
        }

        await using var reader = await database.OpenReaderAsync(cancellation);
        var hashes = new TileHashes(log.SignedSize, new StoredTiles(statements, reader, log.Id).Read);
        return Receipt.Of(hashes, fact.Index!.Value, FactLeaf.Bytes(fact), SignedNote.Parse(head));
    }
}
