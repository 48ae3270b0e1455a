using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Upheld.Kernel.Scopes;

namespace Upheld.Kernel.Database;

/// <summary>What differs between SQLite and PostgreSQL, in one place. Everything else is written once and tested on both.</summary>
public interface IDatabaseProvider
{
    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    string Name { get; }

    /// <summary>Chooses the provider, its migrations and its interceptors.</summary>
    void Configure(DbContextOptionsBuilder options);

    /// <summary>How ids and other values that the two store differently are written.</summary>
    void ConfigureConventions(ModelConfigurationBuilder conventions, ModuleAssemblies modules);

    /// <summary>Called when a slice begins: on PostgreSQL opens its one transaction and puts the customers into it.</summary>
    Task EnterAsync(UpheldDb db, Scope scope, CancellationToken cancellation);

    /// <summary>Saves durably: when it returns, the change survives a power cut.</summary>
    /// <param name="db">The context that wants to save.</param>
    /// <param name="saves">Saves on whatever connection the provider has given the context; does not accept the changes.</param>
    /// <param name="cancellation">Obeyed until the unit is queued, never after.</param>
    Task<int> SaveAsync(UpheldDb db, Saves saves, CancellationToken cancellation);

    /// <summary>Runs statements that must read and write as one, in one durable transaction; the second door of the gate.</summary>
    /// <param name="work">Gets the open connection and its transaction; must not commit. Throwing rolls back this unit alone.</param>
    /// <param name="cancellation">Obeyed until the unit is queued, never after.</param>
    Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, T> work, CancellationToken cancellation);

    /// <summary>Opens a connection for reading past EF; the caller disposes it.</summary>
    Task<DbConnection> OpenReaderAsync(CancellationToken cancellation);
}

/// <summary>The two ways in which a provider may run EF's own saving: at once on the writer's thread, or without blocking.</summary>
/// <param name="Now">Saves on the calling thread.</param>
/// <param name="NowAsync">Saves without blocking.</param>
public sealed record Saves(Func<int> Now, Func<CancellationToken, Task<int>> NowAsync);
