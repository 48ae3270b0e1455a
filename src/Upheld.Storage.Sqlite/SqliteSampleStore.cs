using System.Data.Common;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ownership;
using Upheld.Monitoring.Samples;

namespace Upheld.Storage.Sqlite;

/// <summary>Sample history on SQLite: one prepared statement, run for each row inside the writer's transaction.</summary>
public sealed class SqliteSampleStore(IDatabaseProvider database, IOwnership ownership) : CommonSampleStore(database, ownership)
{
    /// <inheritdoc/>
    protected override void Replace(
        DbConnection connection, DbTransaction transaction, string table, string[] columns, IReadOnlyList<object[]> rows, int keys)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var names = string.Join(", ", columns.Select(column => $"@{column}"));
        using var command = connection.Command(
            transaction, $"insert into {table} ({string.Join(", ", columns)}) values ({names}){OnConflict(columns, keys)}");
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{column}";
            command.Parameters.Add(parameter);
        }

        foreach (var row in rows)
        {
            for (var index = 0; index < row.Length; index++)
            {
                command.Parameters[index].Value = row[index];
            }

            command.ExecuteNonQuery();
        }
    }

    /// <inheritdoc/>
    protected override object StoredId(Guid id) => id.ToByteArray(bigEndian: true);

    /// <inheritdoc/>
    protected override Guid ReadId(DbDataReader reader, int column) => new((byte[])reader[column], bigEndian: true);
}
