using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Tiles;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Signing;

namespace Upheld.Kernel.Ledger.ReadApi;

/// <summary>A customer's log as a report bundle carries it: every leaf from the first on, and the proof that a later head continues them.</summary>
public sealed class ReadLog(UpheldDb db, IDatabaseProvider database, ILedgerStatements statements, ISigner signer)
{
    private const int AtOnce = 4096;

    /// <summary>The log that a customer's facts go to now; null before the first fact was numbered. The scope must hold the customer.</summary>
    public async Task<LogToRead?> FindAsync(CustomerId customer, CancellationToken cancellation) =>
        await db.Set<LogRow>().AsNoTracking().Where(l => l.Customer == customer).OrderByDescending(l => l.Generation)
            .Select(l => new { l.Id, l.Origin, l.Generation, l.Size }).FirstOrDefaultAsync(cancellation) is { Size: > 0 } log
            ? new LogToRead(log.Id, log.Origin, log.Generation, log.Size, signer.VerifierKey(log.Origin))
            : null;

    /// <summary>The bytes of the leaves 0 … <see cref="LogToRead.Size"/> - 1, in order.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> LeavesAsync(LogToRead log, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var from = 0L; from < log.Size; from += AtOnce)
        {
            var (first, end) = (from, Math.Min(log.Size, from + AtOnce));
            foreach (var fact in await db.Set<FactRow>().AsNoTracking()
                .Where(f => f.Log == log.Id && f.Index >= first && f.Index < end).OrderBy(f => f.Index).ToListAsync(cancellation))
            {
                yield return FactLeaf.Bytes(fact);
            }
        }
    }

    /// <summary>The consistency proof from an earlier size to a later one.</summary>
    public async Task<IReadOnlyList<Hash256>> ConsistencyAsync(LogToRead log, long oldSize, long newSize, CancellationToken cancellation)
    {
        await using var reader = await database.OpenReaderAsync(cancellation);
        return ConsistencyProof.Build(new TileHashes(newSize, new StoredTiles(statements, reader, log.Id).Read), oldSize, newSize);
    }
}

/// <summary>A log to be read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Origin">Its name.</param>
/// <param name="Generation">1, or more when it succeeds a log that was lost.</param>
/// <param name="Size">Its numbered leaves.</param>
/// <param name="Key">The public key that signs it, as a signed-note verifier key.</param>
public sealed record LogToRead(Guid Id, string Origin, int Generation, long Size, string Key);
