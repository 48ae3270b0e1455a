using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Upheld.Kernel.Access;
using Upheld.Kernel.Backups;
using Upheld.Kernel.Database;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Following;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Jobs;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Ledger.Checks;
using Upheld.Kernel.Ledger.ReadApi;
using Upheld.Kernel.Ledger.Successors;
using Upheld.Kernel.Ownership;
using Upheld.Kernel.Settings;
using Upheld.Kernel.Signals;
using Upheld.Kernel.Signing;
using Upheld.Kernel.Slices;
using Upheld.Kernel.Time;

namespace Upheld.Kernel;

/// <summary>All that the host needs to know of the kernel.</summary>
public static class KernelModule
{
    /// <summary>Registers clock, ids, database, ledger and the loops. The host adds an <see cref="IDatabaseProvider"/> with its <see cref="ILedgerStatements"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="modules">The modules that are installed.</param>
    /// <param name="settings">Where things lie and what this node is called.</param>
    public static IServiceCollection AddKernel(this IServiceCollection services, ModuleAssemblies modules, KernelSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(RandomNumberGenerator.Create());
        services.TryAddSingleton<IClock, MillisecondClock>();
        services.TryAddSingleton<IIds, Ids.Ids>();
        services.AddSingleton(modules);
        services.AddSingleton(new NodeName(settings.Node));
        services.AddSingleton<FactSignals>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<SliceRunner>();
        services.AddSingleton<StreamReaders>();
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3); // read by the context's model: passkeys
        services.AddDbContext<UpheldDb>(
            (provider, options) => provider.GetRequiredService<IDatabaseProvider>().Configure(options), ServiceLifetime.Scoped, ServiceLifetime.Singleton);

        services.AddSingleton<IOwnership, DatabaseOwnership>();
        services.AddSingleton<NewLogs>();
        services.AddSingleton<RefusedLogs>();
        services.AddSingleton<Sequencer>();
        services.AddSingleton<HeadPublisher>();
        services.TryAddSingleton<ISigner>(provider =>
            new LocalSigner(settings.SignerFolder, SignerKey.LoadOrCreate(settings.SignerFolder, provider.GetRequiredService<RandomNumberGenerator>())));
        services.AddSingleton<SequencerHost>();
        services.AddSingleton<ILedgerWriter>(provider => provider.GetRequiredService<SequencerHost>());
        services.AddSingleton(p => new DeclareSuccessors(
            p.GetRequiredService<IDatabaseProvider>(), p.GetRequiredService<ILedgerStatements>(), p.GetRequiredService<ISigner>(), p.GetRequiredService<IOwnership>(),
            p.GetRequiredService<Sequencer>(), p.GetRequiredService<SliceRunner>(), p.GetRequiredService<ILedgerWriter>(), p.GetRequiredService<NewLogs>(),
            p.GetRequiredService<IIds>(), p.GetRequiredService<IClock>()));
        services.AddSingleton(settings);
        services.AddSingleton<MakeBackup>();
        services.AddSingleton<IEvidenceCheck, LedgerCheck>();
        services.AddSingleton<IDoctorCheck, JobsCheck>();
        services.AddSingleton<IDoctorCheck, SignerCheck>();
        services.AddSingleton<IDoctorCheck, WaitingCheck>();
        services.AddSingleton<CheckEvidence>();
        services.AddScoped<InstallationSettings>();
        services.AddScoped<ReadCheckpoint>();
        services.AddScoped<ReadTile>();
        services.AddScoped<BuildReceipt>();
        services.AddScoped<ReadLog>();
        services.AddScoped<ReadLogSlices>();
        services.AddScoped<FollowFacts>();
        services.AddScoped<ReadFacts>();
        services.AddScoped<ClaimDueRun>();
        services.AddScoped<EndRun>();
        services.AddScoped<FindInterruptedRuns>();
        services.AddSingleton<JobRunner>();
        return services;
    }

    /// <summary>Maps what the kernel serves over HTTP: the logs and their receipts.</summary>
    public static void MapKernel(this IEndpointRouteBuilder app) => ReadLogEndpoints.Map(app);

    /// <summary>Adds the loops that a server runs; a command without a server runs none.</summary>
    public static IServiceCollection AddKernelLoops(this IServiceCollection services)
    {
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<SequencerHost>());
        services.AddHostedService<FollowerHost>();
        services.AddHostedService<JobHost>();
        return services;
    }
}

/// <summary>Where things lie and what this node is called.</summary>
/// <param name="Node">This node's name, the same after a restart.</param>
/// <param name="SignerFolder">The signer's own folder, never part of a backup.</param>
public sealed record KernelSettings(string Node, string SignerFolder)
{
    /// <summary>The signer's private key. Asking the signer for anything makes a new one where there is none.</summary>
    public string SignerKeyFile => SignerKey.PathIn(SignerFolder);
}
