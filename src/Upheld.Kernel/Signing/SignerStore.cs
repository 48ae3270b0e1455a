using Microsoft.Data.Sqlite;

namespace Upheld.Kernel.Signing;

/// <summary>The signer's memory: one small file of its own. What it has signed is on the disk before the signature leaves it.</summary>
internal sealed class SignerStore : IDisposable
{
    private readonly SqliteConnection _connection;

    public SignerStore(string folder)
    {
        Directory.CreateDirectory(folder);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "heads.db"), Pooling = false }.ToString());
        _connection.Open();
        Run("pragma journal_mode=wal; pragma synchronous=full; create table if not exists head (origin text primary key, size integer not null, edge blob not null, root blob not null, note text not null) without rowid");
    }

    /// <summary>What is remembered of each origin, in their order; null where nothing is.</summary>
    public IReadOnlyList<StoredHead?> Find(IReadOnlyList<string> origins)
    {
        using var transaction = _connection.BeginTransaction(deferred: true); // one lock for all of them
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "select origin, size, edge, root, note from head where origin = @origin";
        var parameter = command.Parameters.Add("@origin", SqliteType.Text);
        var heads = new List<StoredHead?>(origins.Count);
        foreach (var origin in origins)
        {
            parameter.Value = origin;
            using var reader = command.ExecuteReader();
            heads.Add(reader.Read() ? Read(reader) : null);
        }

        transaction.Commit();
        return heads;
    }

    public IReadOnlyList<StoredHead> All()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "select origin, size, edge, root, note from head order by origin";
        using var reader = command.ExecuteReader();
        var heads = new List<StoredHead>();
        while (reader.Read())
        {
            heads.Add(Read(reader));
        }

        return heads;
    }

    public void Save(IReadOnlyList<StoredHead> heads)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "insert into head values (@origin, @size, @edge, @root, @note) on conflict (origin) do update set size = @size, edge = @edge, root = @root, note = @note where excluded.size >= head.size";
        var (origin, size) = (command.Parameters.Add("@origin", SqliteType.Text), command.Parameters.Add("@size", SqliteType.Integer));
        var (edge, root, note) = (command.Parameters.Add("@edge", SqliteType.Blob), command.Parameters.Add("@root", SqliteType.Blob), command.Parameters.Add("@note", SqliteType.Text));
        foreach (var head in heads)
        {
            (origin.Value, size.Value, edge.Value, root.Value, note.Value) = (head.Origin, head.Size, head.Edge, head.Root, head.Note);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose() => _connection.Dispose();

    private static StoredHead Read(SqliteDataReader reader) =>
        new(reader.GetString(0), reader.GetInt64(1), (byte[])reader[2], (byte[])reader[3], reader.GetString(4));

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>A head with the right edge from which the next one is computed.</summary>
internal sealed record StoredHead(string Origin, long Size, byte[] Edge, byte[] Root, string Note);
