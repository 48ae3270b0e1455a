using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
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

    /// <summary>The log before this one, as far as a restore has left it; null for the first generation, and where nothing is left.</summary>
    /// <param name="log">The log.</param>
    /// <param name="seam">Its seam.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<LogToRead?> BeforeAsync(LogToRead log, Seam seam, CancellationToken cancellation)
    {
        if (seam.Successions is not [.., { LostFrom: > 0 } end])
        {
            return null;
        }

        var origin = end.Checkpoint.Origin;
        return await db.Set<LogRow>().AsNoTracking().Where(l => l.Origin == origin).Select(l => new { l.Id, l.Generation }).SingleAsync(cancellation) is var before
            ? new LogToRead(before.Id, origin, before.Generation, end.LostFrom, signer.VerifierKey(origin))
            : null;
    }

    /// <summary>The newest signed head of a log; null before the first.</summary>
    public async Task<SignedNote?> HeadAsync(LogToRead log, CancellationToken cancellation) =>
        await db.Set<LogRow>().AsNoTracking().Where(l => l.Id == log.Id).Select(l => l.Checkpoint).SingleAsync(cancellation) is { } head ? SignedNote.Parse(head) : null;

    /// <summary>The hashes of the leaves 0 … <see cref="LogToRead.Size"/> - 1, in order.</summary>
    public async Task<IReadOnlyList<Hash256>> HashesAsync(LogToRead log, CancellationToken cancellation) =>
        [.. (await db.Set<FactRow>().AsNoTracking().Where(f => f.Log == log.Id && f.Index < log.Size).OrderBy(f => f.Index).Select(f => f.LeafHash!).ToListAsync(cancellation))
            .Select(hash => new Hash256(hash))];

    /// <summary>The leaves of some types among the first <see cref="LogToRead.Size"/>, in order, with their indexes.</summary>
    public async Task<IReadOnlyList<(long Index, ReadOnlyMemory<byte> Bytes)>> LeavesAsync(LogToRead log, IReadOnlyCollection<string> types, CancellationToken cancellation) =>
        [.. (await db.Set<FactRow>().AsNoTracking().Where(f => f.Log == log.Id && f.Index < log.Size && types.Contains(f.Type)).OrderBy(f => f.Index).ToListAsync(cancellation))
            .Select(fact => (fact.Index!.Value, (ReadOnlyMemory<byte>)FactLeaf.Bytes(fact)))];

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
