using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Kernel.Following;
using Upheld.Monitoring.Availability;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Heartbeats;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Samples;

namespace Upheld.Monitoring;

/// <summary>All that the host needs to know of monitoring.</summary>
public static class MonitoringModule
{
    /// <summary>Registers probes, the Monitor kind and slices.</summary>
    public static IServiceCollection AddMonitoring(this IServiceCollection services)
    {
        services.AddSingleton<HeartbeatBoard>();
        services.AddScoped<TakeHeartbeat>();
        services.AddSingleton<ProbeFactory>();
        services.AddSingleton<IContractKind, MonitorKind>();
        services.AddScoped<IDocumentApplier, ApplyMonitor>();
        services.AddScoped<IDocumentApplier, BindServices>();
        services.AddSingleton<IIndicatorSource, AvailabilitySource>();
        services.AddScoped<ServiceFactsOf>();
        services.AddScoped<EvaluateAvailability>();
        services.AddScoped<LoadMonitors>();
        services.AddScoped<SaveChecks>();
        services.AddScoped<RecordClockStep>();
        services.AddSingleton<WatchList>();
        services.AddSingleton<CheckLoad>();
        services.AddSingleton<ProbeDetailJson>();
        services.AddSingleton<MonitorsChanged>();
        services.AddSingleton<IFactFollower>(provider => provider.GetRequiredService<MonitorsChanged>());
        services.AddSingleton<FlushLoop>();
        services.AddSingleton<CheckEngine>();
        services.AddSingleton<WatchLoop>();
        services.AddSamples();
        return services;
    }

    /// <summary>Adds the loops that a server runs. Stopped in reverse order: the engine first, then the flush that takes what it found last.</summary>
    public static IServiceCollection AddMonitoringLoops(this IServiceCollection services)
    {
        services.AddSampleLoops();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<FlushLoop>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<WatchLoop>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<CheckEngine>());
        return services;
    }
}
