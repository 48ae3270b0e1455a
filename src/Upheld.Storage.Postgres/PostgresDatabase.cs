using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Upheld.Kernel.Database;
using Upheld.Kernel.Scopes;

namespace Upheld.Storage.Postgres;

/// <summary>PostgreSQL 15 or later. A slice is one transaction, which names its customers first; a save commits it and the next statement begins another.</summary>
public sealed class PostgresDatabase(string connectionString) : IDatabaseProvider, IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = new NpgsqlDataSourceBuilder(connectionString).Build();

    /// <inheritdoc/>
    public string Name => "postgres";

    /// <inheritdoc/>
    public void Configure(DbContextOptionsBuilder options) =>
        options.UseNpgsql(_source, postgres => postgres.MigrationsAssembly(typeof(PostgresDatabase).Assembly.GetName().Name));

    /// <inheritdoc/>
    public void ConfigureConventions(ModelConfigurationBuilder conventions, ModuleAssemblies modules)
    {
        conventions.Conventions.Add(_ => new RoomForUpdates());
        IdConventions.Apply(conventions, typeof(IdConverter<>), modules);
    }

    /// <inheritdoc/>
    public Task EnterAsync(UpheldDb db, Scope scope, CancellationToken cancellation) => BeginAsync(db, scope, cancellation);

    /// <inheritdoc/>
    public async Task<int> SaveAsync(UpheldDb db, Saves saves, CancellationToken cancellation)
    {
        try
        {
            var rows = await saves.NowAsync(cancellation);
            if (db.Database.CurrentTransaction is { } transaction)
            {
                await transaction.CommitAsync(CancellationToken.None); // past this point the caller's wish to stop comes too late
                await transaction.DisposeAsync();
                await BeginAsync(db, db.Scope!, CancellationToken.None);
            }

            return rows;
        }
        catch (Exception e) when (IsFull(e))
        {
            throw new StorageFullException(e);
        }
    }

    /// <inheritdoc/>
    public async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, T> work, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var result = work(connection, transaction);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (Exception e) when (IsFull(e))
        {
            throw new StorageFullException(e);
        }
    }

    /// <inheritdoc/>
    public async Task<DbConnection> OpenReaderAsync(CancellationToken cancellation) => await _source.OpenConnectionAsync(cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static bool IsFull(Exception? e) => e is PostgresException { SqlState: PostgresErrorCodes.DiskFull } || (e is not null && IsFull(e.InnerException));

    private static async Task BeginAsync(UpheldDb db, Scope scope, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is { } open)
        {
            await open.DisposeAsync();
        }

        await db.Database.BeginTransactionAsync(cancellation);
        var customers = scope switch
        {
            Scope.OfCustomer one => one.Id.ToString(),
            Scope.OfCustomers several => string.Join(',', several.Ids),
            _ => "*",
        };
        await db.Database.ExecuteSqlAsync($"select set_config('upheld.customers', {customers}, true)", cancellation);
    }
}
