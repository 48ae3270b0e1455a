using System.Data.Common;
using Upheld.Evidence.Hashing;
using Upheld.Kernel.Ledger;

namespace Upheld.Kernel.Tests.Ledger;

/// <summary>Statements of which a test needs two.</summary>
internal abstract class CommonLedgerStatementsInMemory : ILedgerStatements
{
    public abstract List<Hash256> ReadLeafHashes(DbConnection connection, Guid log, long from, long to);

    public abstract IReadOnlyList<byte[]> ReadTiles(DbConnection connection, Guid log, int level, long from, long to);

    public string? ReadHost(DbConnection connection) => throw new NotSupportedException();

    public IReadOnlyList<WaitingFact> ReadWaiting(DbConnection connection, int limit, IReadOnlyList<Guid> except) => throw new NotSupportedException();

    public long ReadLastSeq(DbConnection connection, DbTransaction transaction) => throw new NotSupportedException();

    public IReadOnlyList<LogState> ReadLogs(DbConnection connection) => throw new NotSupportedException();

    public IReadOnlyList<LogState> ReadAllLogs(DbConnection connection) => throw new NotSupportedException();

    public List<Hash256> FindLeafHashes(DbConnection connection, Guid log, long from, long to) => throw new NotSupportedException();

    public void InsertLogs(DbConnection connection, DbTransaction transaction, IReadOnlyList<LogState> logs) => throw new NotSupportedException();

    public void InsertNumbered(DbConnection connection, DbTransaction transaction, WaitingFact fact, NumberedFact number) => throw new NotSupportedException();

    public void Number(DbConnection connection, DbTransaction transaction, IReadOnlyList<NumberedFact> facts) => throw new NotSupportedException();

    public void SaveHeads(DbConnection connection, DbTransaction transaction, IReadOnlyList<LogState> logs) => throw new NotSupportedException();

    public void InsertTiles(DbConnection connection, DbTransaction transaction, IReadOnlyList<FullTile> tiles) => throw new NotSupportedException();

    public void SaveCheckpoints(DbConnection connection, DbTransaction transaction, IReadOnlyList<(Guid Log, long Size, string Note)> heads) => throw new NotSupportedException();
}
