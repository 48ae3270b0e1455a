using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Console;
using Upheld.Commitments;
using Upheld.Design;
using Upheld.Design.Time;
using Upheld.Kernel;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Policy;
using Upheld.Monitoring;
using Upheld.Reporting;
using Upheld.Storage.Postgres;
using Upheld.Storage.Sqlite;
using Upheld.Web.Access;
using Upheld.Web.Doctor;
using Upheld.Web.Layout;
using Upheld.Web.LocalSocket;
using Upheld.Web.Restoring;
using Upheld.Web.SetUp;
using Upheld.Web.SignIn;

namespace Upheld.Web.Hosting;

/// <summary>Puts the modules together into one program.</summary>
internal static class UpheldHost
{
    /// <summary>The program's version.</summary>
    public static string Version { get; } = typeof(UpheldHost).Assembly.GetName().Version!.ToString(3);

    /// <summary>Builds the program.</summary>
    /// <param name="settings">How it was started.</param>
    /// <param name="loops">Whether it serves: false for a command that does one thing and ends.</param>
    /// <param name="configure">Lets tests replace the clock and the like.</param>
    public static WebApplication Build(ServerSettings settings, bool loops, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(UpheldHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Production,
        });
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting", LogLevel.Warning) // 'upheld serve' says itself where it listens
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error) // its keys lie open in the data folder, which only its owner may read
            .AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical); // a statement that fails is an exception of its caller: looking for migrations in a new database is none
        if (!loops)
        {
            builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace); // a command's standard output is its answer
        }

        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (loops)
            {
                Listen(kestrel, settings);
            }
        });
        configure?.Invoke(builder.Services);
        AddServices(builder.Services, settings);
        if (loops)
        {
            builder.Services.AddKernelLoops().AddCommitmentsLoops().AddMonitoringLoops();
        }

        var app = builder.Build();
        MapEndpoints(app);
        return app;
    }

    /// <summary>Brings the database up to date: the start path, which is the recovery path too.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken cancellation)
    {
        await using var services = app.Services.CreateAsyncScope();
        var database = services.ServiceProvider.GetRequiredService<UpheldDb>().Database;
        if ((await database.GetPendingMigrationsAsync(cancellation)).Any()) // migrating compares whole models even when there is nothing to do: half a second and twenty megabytes
        {
            await database.MigrateAsync(cancellation);
        }
    }

    private static void AddServices(IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(settings);
        services.AddKernel(InstalledModules.Assemblies, new KernelSettings(settings.Node, settings.Data.Signer));
        _ = settings.Postgres is { } connection ? services.AddPostgresStorage(connection) : services.AddSqliteStorage(settings.Data.Database);
        services.AddOutbound(PolicyOf(settings));
        services.AddCommitments();
        services.AddMonitoring();
        services.AddReporting();
        services.AddDataProtection().SetApplicationName("upheld").PersistKeysToFileSystem(new DirectoryInfo(settings.Data.Keys));
        services.AddAccess();
        services.AddSetUp();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // Chinese stays readable in the page's source, and three times shorter
        services.AddDoctor();
        services.AddSingleton<RestoreInstallation>();
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddCascadingValue(provider => provider.GetRequiredService<ReaderZone>().Current);
        services.AddDesign();
        services.AddSingleton<InstalledPages>();
        services.AddProblemDetails();
        services.AddExceptionHandler<LogFailure>();
        services.AddAntiforgery(options => options.Cookie.Name = "upheld-form");
    }

    /// <summary>Without a policy file only public addresses may be reached. A file that cannot be understood stops the start: it must not silently open or close anything.</summary>
    private static NetworkPolicy PolicyOf(ServerSettings settings)
    {
        var text = File.Exists(settings.NetworkPolicy) ? File.ReadAllText(settings.NetworkPolicy) : "version: 1";
        var policy = NetworkPolicyFile.Parse(text);
        return policy.IsOk ? OwnPorts.Guard(policy.Value, settings) : throw new InvalidDataException($"{settings.NetworkPolicy}: {policy.Error.Code}: {policy.Error.Message}");
    }

    private static void MapEndpoints(WebApplication app)
    {
        app.UseExceptionHandler("/failed", createScopeForErrors: true);
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseMiddleware<BareAnswers>();
        app.UseMiddleware<RedirectToSetUp>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<EnterScope>();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapGroup("").RequireAuthorization(KernelPolicies.Anybody).MapDesign();
        PaletteEntries.Map(app);
        SignOut.Map(app);
        app.MapCommitments();
        app.MapMonitoring();
        app.MapReporting();
        app.MapRazorComponents<App>().AddAdditionalAssemblies([.. InstalledModules.Assemblies.All.Skip(1)]);
        app.MapKernel();
        LocalEndpoint.Map(app);
    }

    private static void Listen(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel, ServerSettings settings)
    {
        foreach (var url in settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var address = BindingAddress.Parse(url);
            if (address.Host == "localhost" && address.Port != 0)
            {
                kestrel.ListenLocalhost(address.Port);
            }
            else if (System.Net.IPAddress.TryParse(address.Host, out var ip))
            {
                kestrel.Listen(ip, address.Port);
            }
            else if (address.Host == "localhost")
            {
                kestrel.Listen(System.Net.IPAddress.Loopback, 0);
            }
            else
            {
                kestrel.ListenAnyIP(address.Port);
            }
        }

        File.Delete(settings.Data.Socket); // ours alone under the folder's lock: a killed server leaves its file behind
        kestrel.ListenUnixSocket(settings.Data.Socket);
    }
}
