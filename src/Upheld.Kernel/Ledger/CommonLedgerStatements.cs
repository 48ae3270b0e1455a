using System.Data.Common;
using System.Globalization;
using Upheld.Evidence.Hashing;
using Upheld.Kernel.Database;
using Upheld.Kernel.Settings;

namespace Upheld.Kernel.Ledger;

/// <summary>The statements that read the same on both databases; each provider adds the bulk ones.</summary>
public abstract class CommonLedgerStatements : ILedgerStatements
{
    private const string LeafColumns = "id, customer, type, at, recorded_at, source, body, slot, commitment, inner_root";

    /// <inheritdoc/>
    public string? ReadHost(DbConnection connection) =>
        (string?)connection.Scalar(null, "select value from kernel_setting where key = @key", ("@key", InstallationSettings.HostKey));

    /// <inheritdoc/>
    public IReadOnlyList<WaitingFact> ReadWaiting(DbConnection connection, int limit, IReadOnlyList<Guid> except)
    {
        var names = except.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@x{i}")).ToList();
        using var command = connection.Command(
            null,
            $"select {LeafColumns} from kernel_fact where seq is null {(names.Count > 0 ? $"and customer not in ({string.Join(',', names)})" : "")} order by id limit @limit",
            [("@limit", limit), .. names.Zip(except, (name, customer) => (name, (object?)StoredId(customer)))]);
        using var reader = command.ExecuteReader();
        var facts = new List<WaitingFact>();
        while (reader.Read())
        {
            facts.Add(ReadFact(reader));
        }

        return facts;
    }

    /// <inheritdoc/>
    public long ReadLastSeq(DbConnection connection, DbTransaction transaction) =>
        connection.Scalar(transaction, "select max(seq) from kernel_fact where seq is not null") is long seq ? seq : 0;

    /// <inheritdoc/>
    public IReadOnlyList<LogState> ReadLogs(DbConnection connection) =>
        ReadLogs(connection, "where generation = (select max(generation) from kernel_log n where n.customer = l.customer)");

    /// <inheritdoc/>
    public IReadOnlyList<LogState> ReadAllLogs(DbConnection connection) => ReadLogs(connection, "order by customer, generation");

    /// <inheritdoc/>
    public List<Hash256> ReadLeafHashes(DbConnection connection, Guid log, long from, long to)
    {
        var hashes = FindLeafHashes(connection, log, from, to);
        return hashes.Count == to - from
            ? hashes
            : throw new InvalidDataException($"Log {log} holds {hashes.Count} of the leaves {from} to {to}. Run 'upheld doctor --evidence'.");
    }

    /// <inheritdoc/>
    public List<Hash256> FindLeafHashes(DbConnection connection, Guid log, long from, long to)
    {
        using var command = connection.Command(
            null,
            "select leaf_hash from kernel_fact where log = @log and idx >= @from and idx < @to order by idx",
            ("@log", StoredId(log)), ("@from", from), ("@to", to));
        using var reader = command.ExecuteReader();
        var hashes = new List<Hash256>();
        while (reader.Read())
        {
            hashes.Add(new Hash256((byte[])reader[0]));
        }

        return hashes;
    }

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> ReadTiles(DbConnection connection, Guid log, int level, long from, long to)
    {
        using var command = connection.Command(
            null,
            "select hashes from kernel_tile where log = @log and level = @level and n >= @from and n < @to order by n",
            ("@log", StoredId(log)), ("@level", level), ("@from", from), ("@to", to));
        using var reader = command.ExecuteReader();
        var tiles = new List<byte[]>();
        while (reader.Read())
        {
            tiles.Add((byte[])reader[0]);
        }

        return tiles;
    }

    /// <inheritdoc/>
    public abstract void InsertLogs(DbConnection connection, DbTransaction transaction, IReadOnlyList<LogState> logs);

    /// <inheritdoc/>
    public void InsertNumbered(DbConnection connection, DbTransaction transaction, WaitingFact fact, NumberedFact number) => connection.Execute(
        transaction,
        "insert into kernel_fact (id, customer, type, at, recorded_at, source, body, seq, log, idx, leaf_hash) "
        + "values (@id, @customer, @type, @at, @recorded, @source, @body, @seq, @log, @idx, @hash)",
        ("@id", StoredId(fact.Id)), ("@customer", StoredId(fact.Customer)), ("@type", fact.Type), ("@at", fact.At), ("@recorded", fact.RecordedAt),
        ("@source", fact.Source), ("@body", fact.Body), ("@seq", number.Seq), ("@log", StoredId(number.Log)), ("@idx", number.Index), ("@hash", number.LeafHash));

    /// <inheritdoc/>
    public abstract void Number(DbConnection connection, DbTransaction transaction, IReadOnlyList<NumberedFact> facts);

    /// <inheritdoc/>
    public abstract void SaveHeads(DbConnection connection, DbTransaction transaction, IReadOnlyList<LogState> logs);

    /// <inheritdoc/>
    public abstract void InsertTiles(DbConnection connection, DbTransaction transaction, IReadOnlyList<FullTile> tiles);

    /// <inheritdoc/>
    public abstract void SaveCheckpoints(DbConnection connection, DbTransaction transaction, IReadOnlyList<(Guid Log, long Size, string Note)> heads);

    /// <summary>A GUID as the database stores it.</summary>
    protected abstract object StoredId(Guid id);

    /// <summary>A GUID as read.</summary>
    protected abstract Guid ReadId(DbDataReader reader, int column);

    /// <summary>Throws unless every row was written: a row that was not found, or had its number already, means that two sequencers met.</summary>
    protected static void RequireAll(int written, int expected, string what)
    {
        if (written != expected)
        {
            throw new InvalidOperationException($"{written} of {expected} {what} were written: somebody else was there first.");
        }
    }

    private WaitingFact ReadFact(DbDataReader reader) => new(
        ReadId(reader, 0), ReadId(reader, 1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetString(5), reader.GetString(6),
        reader.IsDBNull(7) ? null : reader.GetInt64(7), BytesOrNull(reader, 8), BytesOrNull(reader, 9));

    private List<LogState> ReadLogs(DbConnection connection, string which)
    {
        using var command = connection.Command(
            null, $"select id, customer, generation, origin, read_token, size, root, edge, signed_size, checkpoint from kernel_log l {which}");
        using var reader = command.ExecuteReader();
        var logs = new List<LogState>();
        while (reader.Read())
        {
            logs.Add(new LogState(
                ReadId(reader, 0), ReadId(reader, 1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4), reader.GetInt64(5),
                (byte[])reader[6], (byte[])reader[7], reader.GetInt64(8), reader.IsDBNull(9) ? null : reader.GetString(9)));
        }

        return logs;
    }

    private static byte[]? BytesOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : (byte[])reader[column];
}
