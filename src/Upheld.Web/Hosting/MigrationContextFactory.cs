using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Kernel;
using Upheld.Kernel.Database;
using Upheld.Storage.Postgres;
using Upheld.Storage.Sqlite;

namespace Upheld.Web.Hosting;

/// <summary>Lets <c>dotnet ef</c> see the model: <c>-- sqlite</c> or <c>-- postgres</c> chooses the migration set. It connects to nothing.</summary>
internal sealed class MigrationContextFactory : IDesignTimeDbContextFactory<UpheldDb>
{
    public UpheldDb CreateDbContext(string[] args)
    {
        var services = new ServiceCollection().AddKernel(InstalledModules.Assemblies, new KernelSettings("design", Path.GetTempPath()));
        _ = args.Contains("postgres")
            ? services.AddPostgresStorage("Host=localhost;Database=upheld_design")
            : services.AddSqliteStorage(Path.Combine(Path.GetTempPath(), "upheld-design.db"));
        return services.BuildServiceProvider().GetRequiredService<UpheldDb>();
    }
}
