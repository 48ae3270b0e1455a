using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Storage.Sqlite;

/// <summary>The embedded database: one file, WAL, <c>synchronous=FULL</c>, and one writer that gathers units into group commits.</summary>
public sealed class SqliteDatabase : IDatabaseProvider, IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly Lazy<WriteGate> _gate;
    private readonly ConnectionSettings _settings = new();

    /// <summary>Uses the database at a path; the file is made by the first migration.</summary>
    public SqliteDatabase(string path)
    {
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true, DefaultTimeout = 30 }.ToString();
        _gate = new(() => new WriteGate(OpenConnection()));
    }

    /// <inheritdoc/>
    public string Name => "sqlite";

    /// <inheritdoc/>
    public void Configure(DbContextOptionsBuilder options) =>
        options.UseSqlite(_connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name))
            .AddInterceptors(_settings);

    /// <inheritdoc/>
    public void ConfigureConventions(ModelConfigurationBuilder conventions, ModuleAssemblies modules)
    {
        conventions.Properties<Guid>().HaveConversion<GuidBytesConverter>();
        IdConventions.Apply(conventions, typeof(IdBytesConverter<>), modules);
    }

    /// <inheritdoc/>
    public Task EnterAsync(UpheldDb db, Scope scope, CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<int> SaveAsync(UpheldDb db, Saves saves, CancellationToken cancellation) =>
        _gate.Value.EnqueueAsync(new ContextUnit(db, saves.Now), cancellation);

    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, T> work, CancellationToken cancellation) =>
        _gate.Value.EnqueueAsync(new StatementUnit<T>(work), cancellation);

    /// <inheritdoc/>
    public Task<DbConnection> OpenReaderAsync(CancellationToken cancellation) => Task.FromResult<DbConnection>(OpenConnection());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_gate.IsValueCreated)
        {
            await _gate.Value.DisposeAsync();
        }

        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private SqliteConnection OpenConnection()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        ConnectionSettings.Apply(connection);
        return connection;
    }
}
