using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Upheld.Storage.Sqlite;

/// <summary>Settings that SQLite keeps per connection. <c>synchronous</c> is one of them: forgetting it on one connection would acknowledge what a power cut loses.</summary>
internal sealed class ConnectionSettings : DbConnectionInterceptor
{
    private const string Pragmas =
        "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma busy_timeout=30000; pragma cache_size=-32000; pragma temp_store=memory;";

    public static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }
}
