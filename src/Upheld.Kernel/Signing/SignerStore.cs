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

    public StoredHead? Find(string origin)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "select origin, size, edge, root, note from head where origin = @origin";
        command.Parameters.AddWithValue("@origin", origin);
        using var reader = command.ExecuteReader();
        return reader.Read() ? Read(reader) : null;
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
        foreach (var head in heads)
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("@origin", head.Origin);
            command.Parameters.AddWithValue("@size", head.Size);
            command.Parameters.AddWithValue("@edge", head.Edge);
            command.Parameters.AddWithValue("@root", head.Root);
            command.Parameters.AddWithValue("@note", head.Note);
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
