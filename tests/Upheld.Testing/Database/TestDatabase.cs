using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Upheld.Kernel;
using Upheld.Kernel.Database;
using Upheld.Kernel.Scopes;
using Upheld.Storage.Postgres;
using Upheld.Storage.Sqlite;
using Upheld.Testing.Postgres;

namespace Upheld.Testing.Database;

/// <summary>A migrated database of one test, with the kernel and the modules under test on top of it. Real SQLite file or real PostgreSQL.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _folder;

    private TestDatabase(string provider, TimeProvider time, Action<IServiceCollection> configure, ModuleAssemblies modules, string? folder)
    {
        _folder = folder is null ? Directory.CreateTempSubdirectory("upheld-test-").FullName : Directory.CreateDirectory(Path.Combine(folder, "upheld")).FullName;
        Provider = provider;
        Postgres = provider == "postgres" ? TemporaryPostgres.Shared!.CreateDatabase() : null;
        Configure = services =>
        {
            services.AddLogging();
            services.AddSingleton(time);
            services.AddKernel(modules, new KernelSettings("test", Path.Combine(_folder, "signer")));
            _ = Postgres is not null ? services.AddPostgresStorage(Postgres) : services.AddSqliteStorage(Path.Combine(_folder, "upheld.db"));
            // Every migration is applied, also those of modules that this test leaves out: the model may then have less than the database.
            services.ConfigureDbContext<UpheldDb>(options => options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning)));
            configure(services);
        };
        Services = Build();
    }

    /// <summary>Both databases: <c>[Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]</c>.</summary>
    public static IEnumerable<object[]> Both => TemporaryPostgres.IsInstalled ? [["sqlite"], ["postgres"]] : [["sqlite"]];

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Provider { get; }

    /// <summary>The connection string when on PostgreSQL.</summary>
    public string? Postgres { get; }

    /// <summary>The folder of this test's files.</summary>
    public string Folder => _folder;

    /// <summary>The services as a host would have them.</summary>
    public ServiceProvider Services { get; private set; }

    private Action<IServiceCollection> Configure { get; }

    /// <summary>A database with the kernel alone or with modules.</summary>
    /// <param name="provider">Which database.</param>
    /// <param name="configure">Adds the module under test.</param>
    /// <param name="modules">The assemblies whose mappings are needed; every migration is applied anyway.</param>
    /// <param name="time">The clock; one that stands still at 2026-03-01 when left out.</param>
    /// <param name="folder">Where its files lie; a temporary folder when left out.</param>
    public static async Task<TestDatabase> CreateAsync(
        string provider, Action<IServiceCollection>? configure = null, ModuleAssemblies? modules = null, TimeProvider? time = null, string? folder = null)
    {
        var database = new TestDatabase(
            provider, time ?? new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)), configure ?? (_ => { }), modules ?? new ModuleAssemblies([]), folder);
        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UpheldDb>().Database.MigrateAsync();
        return database;
    }

    /// <summary>Runs something on a context in a scope.</summary>
    public async Task<T> InScopeAsync<T>(Scope scope, Func<UpheldDb, Task<T>> work)
    {
        await using var services = Services.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<UpheldDb>();
        await db.EnterAsync(scope, CancellationToken.None);
        return await work(db);
    }

    /// <summary>Throws away all that is in memory, as a restart would.</summary>
    public async Task RestartAsync()
    {
        await Services.DisposeAsync();
        Services = Build();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        Configure(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }
}
