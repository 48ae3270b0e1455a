using System.Data.Common;
using Upheld.Evidence.Hashing;

namespace Upheld.Kernel.Ledger;

/// <summary>The sequencer's bulk statements, which the two databases run fastest in different ways.</summary>
public interface ILedgerStatements
{
    /// <summary>The host name that origins begin with; null before set-up, when nothing is numbered.</summary>
    string? ReadHost(DbConnection connection);

    /// <summary>Facts that have no number yet, oldest id first.</summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="limit">Most facts to answer.</param>
    /// <param name="except">Customers whose log stands still.</param>
    IReadOnlyList<WaitingFact> ReadWaiting(DbConnection connection, int limit, IReadOnlyList<Guid> except);

    /// <summary>The highest number given so far; 0 before the first.</summary>
    long ReadLastSeq(DbConnection connection, DbTransaction transaction);

    /// <summary>The newest generation of each customer's log.</summary>
    IReadOnlyList<LogState> ReadLogs(DbConnection connection);

    /// <summary>Every generation of every log.</summary>
    IReadOnlyList<LogState> ReadAllLogs(DbConnection connection);

    /// <summary>Leaf hashes [from, to) of a log, in order.</summary>
    /// <exception cref="InvalidDataException">Some are missing.</exception>
    List<Hash256> ReadLeafHashes(DbConnection connection, Guid log, long from, long to);

    /// <summary>Those of the leaf hashes [from, to) that there are, in order.</summary>
    List<Hash256> FindLeafHashes(DbConnection connection, Guid log, long from, long to);

    /// <summary>The complete tiles [from, to) of a level, those that there are, in order.</summary>
    IReadOnlyList<byte[]> ReadTiles(DbConnection connection, Guid log, int level, long from, long to);

    /// <summary>Creates logs.</summary>
    void InsertLogs(DbConnection connection, DbTransaction transaction, IReadOnlyList<LogState> logs);

    /// <summary>Adds a fact with its number, for the first leaf of a log that succeeds another.</summary>
    void InsertNumbered(DbConnection connection, DbTransaction transaction, WaitingFact fact, NumberedFact number);

    /// <summary>Gives each fact its position, log, index and leaf hash; throws when one of them already had a number.</summary>
    void Number(DbConnection connection, DbTransaction transaction, IReadOnlyList<NumberedFact> facts);

    /// <summary>Writes the new heads.</summary>
    void SaveHeads(DbConnection connection, DbTransaction transaction, IReadOnlyList<LogState> logs);

    /// <summary>Adds complete tiles.</summary>
    void InsertTiles(DbConnection connection, DbTransaction transaction, IReadOnlyList<FullTile> tiles);

    /// <summary>Publishes signed heads; one whose size is behind the published one is ignored.</summary>
    void SaveCheckpoints(DbConnection connection, DbTransaction transaction, IReadOnlyList<(Guid Log, long Size, string Note)> heads);
}

/// <summary>A committed fact without a number: the columns of its leaf.</summary>
public sealed record WaitingFact(
    Guid Id, Guid Customer, string Type, long At, long RecordedAt, string Source, string Body, long? Slot, byte[]? Commitment, byte[]? InnerRoot);

/// <summary>What the sequencer writes into a fact.</summary>
public readonly record struct NumberedFact(Guid Id, long Seq, Guid Log, long Index, byte[] LeafHash);

/// <summary>256 hashes of a level that have become complete.</summary>
public sealed record FullTile(Guid Log, int Level, long N, byte[] Hashes);

/// <summary>A log's head as stored.</summary>
public sealed record LogState(
    Guid Id, Guid Customer, int Generation, string Origin, string ReadToken, long Size, byte[] Root, byte[] Edge, long SignedSize, string? Checkpoint);
