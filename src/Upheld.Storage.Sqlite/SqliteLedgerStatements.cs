using System.Data.Common;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ledger;

namespace Upheld.Storage.Sqlite;

/// <summary>Bulk writing on SQLite: one prepared statement, run for each row inside the writer's transaction.</summary>
public sealed class SqliteLedgerStatements : CommonLedgerStatements
{
    /// <inheritdoc/>
    public override void InsertLogs(DbConnection connection, DbTransaction transaction, IReadOnlyList<LogState> logs) => RunForEach(
        connection,
        transaction,
        "insert into kernel_log (id, customer, generation, origin, read_token, size, root, edge, signed_size) "
        + "values (@id, @customer, @generation, @origin, @token, @size, @root, @edge, 0)",
        ["@id", "@customer", "@generation", "@origin", "@token", "@size", "@root", "@edge"],
        logs,
        (log, set) =>
        {
            set(0, StoredId(log.Id));
            set(1, StoredId(log.Customer));
            set(2, log.Generation);
            set(3, log.Origin);
            set(4, log.ReadToken);
            set(5, log.Size);
            set(6, log.Root);
            set(7, log.Edge);
        },
        "logs");

    /// <inheritdoc/>
    public override void InsertTiles(DbConnection connection, DbTransaction transaction, IReadOnlyList<FullTile> tiles) => RunForEach(
        connection,
        transaction,
        "insert into kernel_tile (log, level, n, hashes) values (@log, @level, @n, @hashes)",
        ["@log", "@level", "@n", "@hashes"],
        tiles,
        (tile, set) =>
        {
            set(0, StoredId(tile.Log));
            set(1, tile.Level);
            set(2, tile.N);
            set(3, tile.Hashes);
        },
        "tiles");

    /// <inheritdoc/>
    public override void Number(DbConnection connection, DbTransaction transaction, IReadOnlyList<NumberedFact> facts) => RunForEach(
        connection,
        transaction,
        "update kernel_fact set seq = @seq, log = @log, idx = @idx, leaf_hash = @hash where id = @id and seq is null",
        ["@seq", "@log", "@idx", "@hash", "@id"],
        facts,
        (fact, set) =>
        {
            set(0, fact.Seq);
            set(1, StoredId(fact.Log));
            set(2, fact.Index);
            set(3, fact.LeafHash);
            set(4, StoredId(fact.Id));
        },
        "facts");

    /// <inheritdoc/>
    public override void SaveHeads(DbConnection connection, DbTransaction transaction, IReadOnlyList<LogState> logs) => RunForEach(
        connection,
        transaction,
        "update kernel_log set size = @size, root = @root, edge = @edge where id = @id and size < @size",
        ["@size", "@root", "@edge", "@id"],
        logs,
        (log, set) =>
        {
            set(0, log.Size);
            set(1, log.Root);
            set(2, log.Edge);
            set(3, StoredId(log.Id));
        },
        "heads");

    /// <inheritdoc/>
    public override void SaveCheckpoints(DbConnection connection, DbTransaction transaction, IReadOnlyList<(Guid Log, long Size, string Note)> heads) => RunForEach(
        connection,
        transaction,
        "update kernel_log set signed_size = @size, checkpoint = @note where id = @id and signed_size <= @size",
        ["@size", "@note", "@id"],
        heads,
        (head, set) =>
        {
            set(0, head.Size);
            set(1, head.Note);
            set(2, StoredId(head.Log));
        },
        null);

    /// <inheritdoc/>
    protected override object StoredId(Guid id) => id.ToByteArray(bigEndian: true);

    /// <inheritdoc/>
    protected override Guid ReadId(DbDataReader reader, int column) => new((byte[])reader[column], bigEndian: true);

    private static void RunForEach<T>(
        DbConnection connection, DbTransaction transaction, string sql, string[] names, IReadOnlyList<T> rows, Action<T, Action<int, object>> fill, string? mustAllBe)
    {
        using var command = connection.Command(transaction, sql);
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        var written = 0;
        foreach (var row in rows)
        {
            fill(row, (i, value) => command.Parameters[i].Value = value);
            written += command.ExecuteNonQuery();
        }

        if (mustAllBe is not null)
        {
            RequireAll(written, rows.Count, mustAllBe);
        }
    }
}
