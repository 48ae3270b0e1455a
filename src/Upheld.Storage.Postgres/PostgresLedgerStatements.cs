using System.Data.Common;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ledger;

namespace Upheld.Storage.Postgres;

/// <summary>Bulk writing on PostgreSQL: one statement over arrays, one round trip.</summary>
public sealed class PostgresLedgerStatements : CommonLedgerStatements
{
    /// <inheritdoc/>
    public override void InsertLogs(DbConnection connection, DbTransaction transaction, IReadOnlyList<LogState> logs)
    {
        if (logs.Count > 0)
        {
            connection.Execute(
                transaction,
                "insert into kernel_log (id, customer, generation, origin, read_token, size, root, edge, signed_size) "
                + "select id, customer, generation, origin, token, size, root, edge, 0 from unnest(@ids, @customers, @generations, @origins, @tokens, @sizes, @roots, @edges) "
                + "as n(id, customer, generation, origin, token, size, root, edge)",
                ("@ids", logs.Select(l => l.Id).ToArray()), ("@customers", logs.Select(l => l.Customer).ToArray()),
                ("@generations", logs.Select(l => l.Generation).ToArray()), ("@origins", logs.Select(l => l.Origin).ToArray()),
                ("@tokens", logs.Select(l => l.ReadToken).ToArray()), ("@sizes", logs.Select(l => l.Size).ToArray()),
                ("@roots", logs.Select(l => l.Root).ToArray()), ("@edges", logs.Select(l => l.Edge).ToArray()));
        }
    }

    /// <inheritdoc/>
    public override void InsertTiles(DbConnection connection, DbTransaction transaction, IReadOnlyList<FullTile> tiles)
    {
        if (tiles.Count > 0)
        {
            connection.Execute(
                transaction,
                "insert into kernel_tile (log, level, n, hashes) select * from unnest(@logs, @levels, @ns, @hashes)",
                ("@logs", tiles.Select(t => t.Log).ToArray()), ("@levels", tiles.Select(t => t.Level).ToArray()),
                ("@ns", tiles.Select(t => t.N).ToArray()), ("@hashes", tiles.Select(t => t.Hashes).ToArray()));
        }
    }

    /// <inheritdoc/>
    public override void Number(DbConnection connection, DbTransaction transaction, IReadOnlyList<NumberedFact> facts) => RequireAll(
        connection.Execute(
            transaction,
            "update kernel_fact f set seq = n.seq, log = n.log, idx = n.idx, leaf_hash = n.hash "
            + "from unnest(@ids, @seqs, @logs, @idxs, @hashes) as n(id, seq, log, idx, hash) where f.id = n.id and f.seq is null",
            ("@ids", facts.Select(f => f.Id).ToArray()), ("@seqs", facts.Select(f => f.Seq).ToArray()), ("@logs", facts.Select(f => f.Log).ToArray()),
            ("@idxs", facts.Select(f => f.Index).ToArray()), ("@hashes", facts.Select(f => f.LeafHash).ToArray())),
        facts.Count,
        "facts");

    /// <inheritdoc/>
    public override void SaveHeads(DbConnection connection, DbTransaction transaction, IReadOnlyList<LogState> logs) => RequireAll(
        connection.Execute(
            transaction,
            "update kernel_log l set size = n.size, root = n.root, edge = n.edge from unnest(@ids, @sizes, @roots, @edges) as n(id, size, root, edge) "
            + "where l.id = n.id and l.size < n.size",
            ("@ids", logs.Select(l => l.Id).ToArray()), ("@sizes", logs.Select(l => l.Size).ToArray()),
            ("@roots", logs.Select(l => l.Root).ToArray()), ("@edges", logs.Select(l => l.Edge).ToArray())),
        logs.Count,
        "heads");

    /// <inheritdoc/>
    public override void SaveCheckpoints(DbConnection connection, DbTransaction transaction, IReadOnlyList<(Guid Log, long Size, string Note)> heads) =>
        connection.Execute(
            transaction,
            "update kernel_log l set signed_size = n.size, checkpoint = n.note from unnest(@ids, @sizes, @notes) as n(id, size, note) "
            + "where l.id = n.id and l.signed_size <= n.size",
            ("@ids", heads.Select(h => h.Log).ToArray()), ("@sizes", heads.Select(h => h.Size).ToArray()), ("@notes", heads.Select(h => h.Note).ToArray()));

    /// <inheritdoc/>
    protected override object StoredId(Guid id) => id;

    /// <inheritdoc/>
    protected override Guid ReadId(DbDataReader reader, int column) => reader.GetGuid(column);
}
