using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;

namespace Upheld.Monitoring.Checking;

/// <summary>Makes what the engine finds durable: every 4 seconds, and at once when a state has changed.</summary>
internal sealed partial class FlushLoop(SliceRunner slices, WatchList watched, TimeProvider time, ILogger<FlushLoop> log) : BackgroundService
{
    /// <summary>With the time that writing takes, a sample is durable within 5 s of its check.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(4);

    /// <summary>Changes that come together are written together.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Writes everything that waits, or only the shards with changes.</summary>
    public async Task FlushAsync(bool urgentOnly, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            while (watched.ClockSteps.TryPeek(out var step))
            {
                await slices.RunAsync<RecordClockStep>(Scope.Installation("the clock is the machine's"), record => record.ExecuteAsync(step, cancellation), cancellation);
                watched.ClockSteps.TryDequeue(out _);
            }

            var flushes = new List<Task>();
            foreach (var shard in watched.Shards)
            {
                if (shard.Buffer.TakeAll(shard.Monitors.Values, urgentOnly) is { } flush)
                {
                    flushes.Add(SaveAsync(shard, flush, cancellation)); // together: the gate puts them into one commit
                }
            }

            await Task.WhenAll(flushes);
        }
        finally
        {
            _one.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(urgentOnly: false, cancellationToken); // the engine was stopped first: nothing comes after this
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var last = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var left = Every - time.GetElapsedTime(last);
                var urgent = left > TimeSpan.Zero && await watched.Changed.WaitAsync(left, stoppingToken);
                if (urgent)
                {
                    await Task.Delay(Gather, time, stoppingToken);
                }
                else
                {
                    last = time.GetTimestamp();
                }

                await FlushAsync(urgent, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task SaveAsync(WatchedShard shard, ShardFlush flush, CancellationToken cancellation)
    {
        try
        {
            await slices.RunAsync<SaveChecks>(
                Scope.Installation("a shard holds monitors of many customers"), save => save.ExecuteAsync(flush, shard.Lease, !shard.HasStateRow, cancellation), cancellation);
            (shard.HasStateRow, shard.Prolonged) = (true, time.GetTimestamp());
        }
        catch (DbUpdateConcurrencyException e)
        {
            LogLost(e, shard.Number); // another node owns the shard now and checks it: what we saw is not ours to write
            watched.Lose(shard.Number);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            shard.Buffer.PutBack(flush); // the flush at the stop takes it
            throw;
        }
        catch (Exception e)
        {
            LogNotWritten(e, shard.Number, flush.Samples.Count);
            shard.Buffer.PutBack(flush);
        }
    }

    [LoggerMessage(LogLevel.Error, "Samples could not be flushed; they are kept and tried again")]
    private partial void LogFailed(Exception e);

    [LoggerMessage(LogLevel.Error, "{Count} samples of shard {Shard} could not be written; they are kept and tried again")]
    private partial void LogNotWritten(Exception e, int shard, int count);

    [LoggerMessage(LogLevel.Warning, "Shard {Shard} has gone to another node")]
    private partial void LogLost(Exception e, int shard);
}
