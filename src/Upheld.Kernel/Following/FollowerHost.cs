using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Signals;
using Upheld.Kernel.Slices;

namespace Upheld.Kernel.Following;

/// <summary>Keeps every follower up to date.</summary>
internal sealed partial class FollowerHost(IEnumerable<IFactFollower> followers, SliceRunner slices, FactSignals signals, ILogger<FollowerHost> log)
    : BackgroundService
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(1); // another node may have numbered facts

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var all = followers.ToList();
        while (!stoppingToken.IsCancellationRequested)
        {
            var more = false;
            foreach (var follower in all)
            {
                more |= await StepAsync(follower, stoppingToken);
            }

            if (!more)
            {
                await signals.Sequenced.WaitAsync(LookAnyway, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private async Task<bool> StepAsync(IFactFollower follower, CancellationToken stoppingToken)
    {
        try
        {
            return await slices.RunAsync<FollowFacts, bool>(
                Scope.Installation("a follower reads the facts of every customer"), follow => follow.ExecuteAsync(follower, stoppingToken), stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(e, follower.Name); // its position has not moved: the next round sees the same facts again
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Follower {Name} failed; it will see the same facts again")]
    private partial void LogFailed(Exception e, string name);
}
