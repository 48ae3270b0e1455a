using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upheld.Kernel.Database;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Signals;
using Upheld.Kernel.Slices;

namespace Upheld.Kernel.Following;

/// <summary>Keeps every follower up to date. Looking costs one small statement; followers are only asked when there is something that one of them has not seen.</summary>
internal sealed partial class FollowerHost(
    IEnumerable<IFactFollower> followers, IDatabaseProvider database, SliceRunner slices, FactSignals signals, ILogger<FollowerHost> log) : BackgroundService
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(1); // another node may have numbered facts

    private readonly IReadOnlyList<IFactFollower> _followers = [.. followers];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? seen = null; // up to where every follower has seen all; null while that is not known
        while (!stoppingToken.IsCancellationRequested)
        {
            var steps = new List<Step>();
            try
            {
                var newest = await NewestAsync(stoppingToken);
                foreach (var follower in newest == seen ? [] : _followers)
                {
                    steps.Add(await StepAsync(follower, stoppingToken));
                }

                seen = steps.TrueForAll(step => step == Step.UpToDate) ? newest : null;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotRead(e); // looked at again with the next round
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (!steps.Contains(Step.More))
            {
                await signals.Sequenced.WaitAsync(LookAnyway, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    /// <summary>The position of the newest fact that is numbered.</summary>
    private async Task<long> NewestAsync(CancellationToken cancellation)
    {
        await using var reader = await database.OpenReaderAsync(cancellation);
        return reader.Scalar(null, "select max(seq) from kernel_fact") is long newest ? newest : 0;
    }

    private async Task<Step> StepAsync(IFactFollower follower, CancellationToken stoppingToken)
    {
        try
        {
            var hasMore = await slices.RunAsync<FollowFacts, bool>(
                Scope.Installation("a follower reads the facts of every customer"), follow => follow.ExecuteAsync(follower, stoppingToken), stoppingToken);
            return hasMore ? Step.More : Step.UpToDate;
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(e, follower.Name); // its position has not moved: the next round sees the same facts again
            return Step.Failed;
        }
    }

    [LoggerMessage(LogLevel.Error, "Follower {Name} failed; it will see the same facts again")]
    private partial void LogFailed(Exception e, string name);

    [LoggerMessage(LogLevel.Error, "Could not look for new facts; it is tried again")]
    private partial void LogNotRead(Exception e);

    /// <summary>How a follower's step ended.</summary>
    private enum Step
    {
        UpToDate,
        More,
        Failed,
    }
}
