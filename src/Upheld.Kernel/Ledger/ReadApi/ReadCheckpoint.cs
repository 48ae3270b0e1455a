using Microsoft.EntityFrameworkCore;
using Upheld.Kernel.Database;
using Upheld.Kernel.Results;

namespace Upheld.Kernel.Ledger.ReadApi;

/// <summary>The newest signed head of a log.</summary>
public sealed class ReadCheckpoint(UpheldDb db)
{
    /// <summary>The head of the log with this origin, if the scope holds its customer.</summary>
    /// <returns><c>log.not_found</c>.</returns>
    public async Task<Result<SignedHead>> ExecuteAsync(string origin, CancellationToken cancellation) =>
        await db.Set<LogRow>().AsNoTracking().Where(l => l.Origin == origin && l.Checkpoint != null)
            .Select(l => new SignedHead(l.Origin, l.SignedSize, l.Checkpoint!)).SingleOrDefaultAsync(cancellation) is { } head
            ? head
            : ReadLogErrors.LogNotFound;
}

/// <summary>A signed head as published.</summary>
/// <param name="Origin">The log.</param>
/// <param name="Size">Its leaves.</param>
/// <param name="Note">The checkpoint with its signatures.</param>
public sealed record SignedHead(string Origin, long Size, string Note);
