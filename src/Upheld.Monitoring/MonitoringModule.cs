using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Following;
using Upheld.Kernel.Jobs;
using Upheld.Monitoring.Availability;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Checks;
using Upheld.Monitoring.Doctor;
using Upheld.Monitoring.Heartbeats;
using Upheld.Monitoring.MonitorList;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Retention;
using Upheld.Monitoring.Samples;
using Upheld.Monitoring.Services;

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
        services.AddScoped<ListMonitors>();
        services.AddScoped<ShowMonitors>();
        services.AddScoped<RenderMonitors>();
        services.AddSingleton<LiveMonitors>();
        services.AddScoped<RenderMonitor>();
        services.AddSingleton<LiveMonitor>();
        services.AddScoped<RenderService>();
        services.AddSingleton<LiveService>();
        services.AddSingleton<LiveRenderings>();
        services.AddScoped<ReadChecks>();
        services.AddScoped<ReadLatency>();
        services.AddScoped<ReadSlot>();
        services.AddScoped<ReadMonitor>();
        services.AddScoped<TestMonitor>();
        services.AddScoped<ProveCheck>();
        services.AddScoped<ReadService>();
        services.AddSamples();
        services.AddScoped<ReadLetGo>();
        services.AddScoped<LetGoOfLog>();
        services.AddScoped<ListLogs>();
        services.AddSingleton<IJob, LetGoJob>();
        services.AddSingleton<IDoctorCheck, KeptSamplesCheck>();
        services.AddSingleton<IEvidenceCheck, SamplesCheck>();
        return services;
    }

    /// <summary>Maps what answers beside the pages: live parts, receipts and the addresses that jobs call.</summary>
    public static void MapMonitoring(this IEndpointRouteBuilder app)
    {
        LiveMonitors.Map(app);
        LiveMonitor.Map(app);
        LiveService.Map(app);
        ProveCheck.Map(app);
        TakeHeartbeat.Map(app);
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
