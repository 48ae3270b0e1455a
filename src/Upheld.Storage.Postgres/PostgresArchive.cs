using System.Data.Common;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Upheld.Kernel.Backups;
using Upheld.Kernel.Database;
using Upheld.Kernel.Results;

namespace Upheld.Storage.Postgres;

/// <summary>Copies every table by <c>COPY … (FORMAT BINARY)</c> in one read-only transaction, compressed. Needs no program of PostgreSQL's on this machine, and the heads in the
/// manifest are of exactly the state that is copied.</summary>
public sealed class PostgresArchive(IDatabaseProvider database) : IDatabaseArchive
{
    private const string Extension = ".copy.gz";
    private const string History = "__EFMigrationsHistory";

    /// <inheritdoc/>
    public string Name => "postgres";

    /// <inheritdoc/>
    public async Task ExportAsync(string folder, Action<DbConnection> read, CancellationToken cancellation)
    {
        await using var connection = (NpgsqlConnection)await database.OpenReaderAsync(cancellation);
        connection.Execute(null, "begin isolation level repeatable read, read only");
        read(connection);
        foreach (var table in Tables(connection).Where(t => t != History))
        {
            await using var file = new FileStream(Path.Combine(folder, table + Extension), FileMode.CreateNew, FileAccess.Write);
            await using var compressed = new GZipStream(file, CompressionLevel.Fastest);
            await using var rows = await connection.BeginRawBinaryCopyAsync($"copy {Columns(connection, table)} to stdout (format binary)", cancellation);
            await rows.CopyToAsync(compressed, cancellation);
        }

        connection.Execute(null, "commit");
    }

    /// <inheritdoc/>
    public async Task<Result<Nothing>> ImportAsync(string folder, string lastMigration, string aside, UpheldDb db, CancellationToken cancellation)
    {
        await using (var connection = (NpgsqlConnection)await database.OpenReaderAsync(cancellation))
        {
            if (Tables(connection).Any())
            {
                return new Error(
                    ErrorKind.Conflict, "restore.database_not_empty", "The database is not empty. Restore into a new one (create database …) and name it with --database: nothing is ever overwritten.");
            }
        }

        await db.GetService<IMigrator>().MigrateAsync(lastMigration, cancellation);
        await using var target = (NpgsqlConnection)await database.OpenReaderAsync(cancellation);
        await using var transaction = await target.BeginTransactionAsync(cancellation); // all tables or none
        foreach (var table in InOrderOfReferences(target))
        {
            target.Execute(transaction, $"delete from {Quoted(table)}"); // what a migration may have put there
            var path = Path.Combine(folder, table + Extension);
            if (!File.Exists(path))
            {
                continue;
            }

            await using var file = File.OpenRead(path);
            await using var plain = new GZipStream(file, CompressionMode.Decompress);
            await using (var rows = await target.BeginRawBinaryCopyAsync($"copy {Columns(target, table)} from stdin (format binary)", cancellation))
            {
                await plain.CopyToAsync(rows, cancellation);
            }

            RestartIdentities(target, transaction, table);
        }

        await transaction.CommitAsync(CancellationToken.None);
        target.Execute(null, "analyze");
        return default(Nothing);
    }

    private static List<string> Tables(NpgsqlConnection connection) => Read(
        connection, "select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name");

    /// <summary>A table with its columns by name, in the order of their names: the same whatever order migrations added them in.</summary>
    private static string Columns(NpgsqlConnection connection, string table)
    {
        var columns = Read(
            connection,
            "select column_name from information_schema.columns where table_schema = current_schema() and table_name = @table and is_generated = 'NEVER' order by column_name",
            ("@table", table));
        return $"{Quoted(table)} ({string.Join(", ", columns.Select(Quoted))})";
    }

    /// <summary>A row must not come before the one that it refers to.</summary>
    private static List<string> InOrderOfReferences(NpgsqlConnection connection)
    {
        var references = Read(
            connection,
            "select c.conrelid::regclass::text || ' ' || c.confrelid::regclass::text from pg_constraint c "
            + "where c.contype = 'f' and c.connamespace = current_schema()::regnamespace and c.conrelid <> c.confrelid")
            .Select(r => r.Replace("\"", null, StringComparison.Ordinal).Split(' ')).ToLookup(r => r[0], r => r[1]);
        var (ordered, left) = (new List<string>(), Tables(connection).Where(t => t != History).ToList());
        while (left.Count > 0)
        {
            var next = left.Where(t => references[t].All(r => !left.Contains(r))).ToList();
            ordered.AddRange(next.Count > 0 ? next : throw new NotSupportedException($"The tables {string.Join(", ", left)} refer to each other in a circle."));
            left.RemoveAll(next.Contains);
        }

        return ordered;
    }

    private static void RestartIdentities(NpgsqlConnection connection, NpgsqlTransaction transaction, string table)
    {
        var columns = Read(
            connection,
            "select column_name from information_schema.columns where table_schema = current_schema() and table_name = @table and is_identity = 'YES'",
            ("@table", table));
        foreach (var column in columns.Select(Quoted))
        {
            connection.Execute(
                transaction,
                $"select setval(pg_get_serial_sequence(@table, @column), (select coalesce(max({column}), 0) + 1 from {Quoted(table)}), false)",
                ("@table", Quoted(table)), ("@column", column.Trim('"')));
        }
    }

    private static List<string> Read(NpgsqlConnection connection, string sql, params ReadOnlySpan<(string, object?)> parameters)
    {
        using var command = connection.Command(null, sql, parameters);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    private static string Quoted(string name) => $"\"{name}\"";
}
