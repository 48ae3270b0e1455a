using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Upheld.Kernel.Following;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Samples;

/// <summary>Registers the sample history; the provider adds its <see cref="ISampleStore"/>.</summary>
internal static class SampleServices
{
    public static IServiceCollection AddSamples(this IServiceCollection services)
    {
        services.TryAddSingleton(SampleSettings.Default);
        services.AddSingleton<MonitorHistories>();
        services.AddSingleton<IMonitorHistories>(provider => provider.GetRequiredService<MonitorHistories>());
        services.AddSingleton<IFactFollower, SchedulesChanged>();
        services.AddScoped<SaveHistories>();
        services.AddScoped<SealBatches>();
        services.AddScoped<CompactDays>();
        services.AddScoped<ReadSamples>();
        services.AddScoped<ReadHours>();
        services.AddScoped<ReadBatches>();
        services.AddScoped<ISealedSamples, SealedSamples>();
        services.AddSingleton<SampleKeeping>();
        return services;
    }

    /// <summary>Adds the loop that seals and compacts; a command without a server does not run it.</summary>
    public static IServiceCollection AddSampleLoops(this IServiceCollection services)
    {
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<SampleKeeping>());
        return services;
    }
}
