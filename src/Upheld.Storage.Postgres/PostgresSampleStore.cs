using System.Data.Common;
using Npgsql;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ownership;
using Upheld.Monitoring.Samples;

namespace Upheld.Storage.Postgres;

/// <summary>Sample history on PostgreSQL: one statement over arrays, one round trip.</summary>
public sealed class PostgresSampleStore(IDatabaseProvider database, IOwnership ownership) : CommonSampleStore(database, ownership)
{
    /// <inheritdoc/>
    protected override void Replace(
        DbConnection connection, DbTransaction transaction, string table, string[] columns, IReadOnlyList<object[]> rows, int keys)
    {
        if (rows.Count == 0)
        {
            return;
        }

        using var command = connection.Command(
            transaction,
            $"insert into {table} ({string.Join(", ", columns)}) select * from unnest({string.Join(", ", columns.Select(column => $"@{column}"))})"
            + OnConflict(columns, keys));
        for (var index = 0; index < columns.Length; index++)
        {
            command.Parameters.Add(new NpgsqlParameter($"@{columns[index]}", Column(rows, index)));
        }

        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    protected override object StoredId(Guid id) => id;

    /// <inheritdoc/>
    protected override Guid ReadId(DbDataReader reader, int column) => reader.GetGuid(column);

    private static Array Column(IReadOnlyList<object[]> rows, int index) => rows[0][index] switch
    {
        int => rows.Select(row => (int)row[index]).ToArray(),
        long => rows.Select(row => (long)row[index]).ToArray(),
        Guid => rows.Select(row => (Guid)row[index]).ToArray(),
        byte[] => rows.Select(row => (byte[])row[index]).ToArray(),
        var other => throw new NotSupportedException($"A column of {other.GetType().Name} cannot be written in bulk."),
    };
}
