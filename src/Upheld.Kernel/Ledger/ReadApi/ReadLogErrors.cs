using Upheld.Kernel.Results;

namespace Upheld.Kernel.Ledger.ReadApi;

/// <summary>Why a piece of a log cannot be read.</summary>
internal static class ReadLogErrors
{
    public static readonly Error LogNotFound = new(ErrorKind.NotFound, "log.not_found", "There is no such log, or no signed head of it yet.");

    public static readonly Error TileNotFound = new(ErrorKind.NotFound, "tile.not_found", "The log's signed head does not reach so far.");

    public static readonly Error FactNotFound = new(ErrorKind.NotFound, "receipt.not_found", "There is no such entry.");

    public static readonly Error Pending = new(ErrorKind.Conflict, "receipt.pending", "The entry is recorded; its receipt follows when the log's head is signed, within seconds. Ask again.");
}
