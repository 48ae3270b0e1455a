using Microsoft.Extensions.DependencyInjection;
using Upheld.Kernel.Backups;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ledger;
using Upheld.Monitoring.Contracts;

namespace Upheld.Storage.Sqlite;

/// <summary>Registers the embedded database.</summary>
public static class SqliteStorage
{
    /// <summary>Keeps everything in one file.</summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, string path)
    {
        services.AddSingleton<IDatabaseProvider>(_ => new SqliteDatabase(path));
        services.AddSingleton<ILedgerStatements, SqliteLedgerStatements>();
        services.AddSingleton<ISampleStore, SqliteSampleStore>();
        services.AddSingleton<IDatabaseArchive>(provider => new SqliteArchive(path, provider.GetRequiredService<IDatabaseProvider>()));
        return services;
    }
}
