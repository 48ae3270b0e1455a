using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;

namespace Upheld.Kernel.Jobs;

/// <summary>Looks for due jobs; sleeps until the next one.</summary>
internal sealed partial class JobHost(SliceRunner slices, TimeProvider time, IClock clock, ILogger<JobHost> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = TimeSpan.FromSeconds(30);
            try
            {
                var next = await slices.RunAsync<RunDueJobs, Instant>(
                    Scope.Installation("jobs serve every customer"), run => run.ExecuteAsync(stoppingToken), stoppingToken);
                pause = TimeSpan.FromMilliseconds(Math.Clamp((next - clock.GetCurrentInstant()).TotalMilliseconds, 50, 60_000));
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }

            await Task.Delay(pause, time, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    [LoggerMessage(LogLevel.Error, "Could not look for due jobs")]
    private partial void LogFailed(Exception e);
}
