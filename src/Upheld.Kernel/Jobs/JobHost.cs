using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Upheld.Kernel.Jobs;

/// <summary>Looks for due jobs; sleeps until the next one.</summary>
internal sealed partial class JobHost(JobRunner runner, TimeProvider time, IClock clock, ILogger<JobHost> log) : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = TimeSpan.FromSeconds(1);
            try
            {
                var next = await runner.StepAsync(stoppingToken);
                var left = (next - clock.GetCurrentInstant()).ToTimeSpan();
                pause = left > ShortestPause ? left : ShortestPause;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await Task.Delay(pause, time, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        await runner.WhenIdleAsync();
    }

    [LoggerMessage(LogLevel.Error, "Could not look for due jobs")]
    private partial void LogFailed(Exception e);
}
