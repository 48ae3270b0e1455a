using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Upheld.Storage.Sqlite;

/// <summary>Settings that SQLite keeps per connection. <c>synchronous</c> is one of them: forgetting it on one connection would acknowledge what a power cut loses.</summary>
internal sealed class ConnectionSettings : DbConnectionInterceptor
{
    private const string Pragmas =
        "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma busy_timeout=30000; pragma cache_size=-8000; pragma temp_store=memory;";

    /// <summary>The connections of SQLite itself that have their settings: the pool hands them out again and again, and settings cost more than most queries.</summary>
    private static readonly ConditionalWeakTable<sqlite3, object> Set = [];

    public static void Apply(DbConnection connection)
    {
        if (connection is not SqliteConnection { Handle: { } handle } || Set.TryGetValue(handle, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        Set.Add(handle, true);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }
}
