using Microsoft.Extensions.DependencyInjection;
using Upheld.Kernel.Backups;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ledger;
using Upheld.Monitoring.Contracts;

namespace Upheld.Storage.Postgres;

/// <summary>Registers PostgreSQL.</summary>
public static class PostgresStorage
{
    /// <summary>Keeps everything in the database that the connection string names.</summary>
    public static IServiceCollection AddPostgresStorage(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<IDatabaseProvider>(_ => new PostgresDatabase(connectionString));
        services.AddSingleton<ILedgerStatements, PostgresLedgerStatements>();
        services.AddSingleton<ISampleStore, PostgresSampleStore>();
        services.AddSingleton<IDatabaseArchive, PostgresArchive>();
        return services;
    }
}
