using System.Data.Common;
using Microsoft.Data.Sqlite;
using Upheld.Kernel.Backups;
using Upheld.Kernel.Database;
using Upheld.Kernel.Results;

namespace Upheld.Storage.Sqlite;

/// <summary>Copies the database file by <c>VACUUM INTO</c>: one read transaction, so the copy is one state, and writers go on.</summary>
public sealed class SqliteArchive(string path, IDatabaseProvider database) : IDatabaseArchive
{
    private const string CopyName = "upheld.db";

    private static readonly string[] Companions = ["-wal", "-shm"];

    /// <inheritdoc/>
    public string Name => "sqlite";

    /// <inheritdoc/>
    public async Task ExportAsync(string folder, Action<DbConnection> read, CancellationToken cancellation)
    {
        var copy = Path.Combine(folder, CopyName);
        await using (var source = await database.OpenReaderAsync(cancellation))
        {
            source.Execute(null, "vacuum into @copy", ("@copy", copy));
        }

        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync(cancellation);
        if ((string)connection.Scalar(null, "pragma quick_check(1)")! is not "ok" and var fault)
        {
            throw new InvalidDataException($"backup.damaged: the copy of the database is damaged, and so probably is the database: {fault}");
        }

        read(connection);
    }

    /// <inheritdoc/>
    public async Task<Result<Nothing>> ImportAsync(string folder, string lastMigration, string aside, UpheldDb db, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (File.Exists(path))
        {
            Directory.CreateDirectory(aside);
            foreach (var file in Companions.Select(c => path + c).Append(path).Where(File.Exists))
            {
                File.Move(file, Path.Combine(aside, Path.GetFileName(file))); // the log first: without it an interrupted move leaves a database, only an older one
            }
        }

        File.Move(Path.Combine(folder, CopyName), path);
        await using var first = await database.OpenReaderAsync(CancellationToken.None); // a copy has no write-ahead log; whoever opens it first to write switches it on
        return default(Nothing);
    }
}
