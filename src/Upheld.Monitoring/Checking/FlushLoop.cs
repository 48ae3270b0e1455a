using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Monitoring.Samples;

namespace Upheld.Monitoring.Checking;

/// <summary>Makes what the engine finds durable: every 4 seconds, and at once when a state has changed.</summary>
internal sealed partial class FlushLoop(SliceRunner slices, WatchList watched, WatchLoop watch, TimeProvider time, ILogger<FlushLoop> log) : BackgroundService
{
    /// <summary>With the time that writing takes, a sample is durable within 5 s of its check.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(4);

    /// <summary>Changes that come together are written together.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    /// <summary>A flush whose checks a newer schedule judges is tried again at once, so often; then at the next.</summary>
    private const int Tries = 3;

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

            for (var tries = 1; !await SaveAllAsync(urgentOnly, cancellation) && tries < Tries; tries++)
            {
                await watch.SynchroniseAsync(cancellation); // what waits is judged by the newer schedules
            }
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

    /// <returns>False when a newer schedule was found.</returns>
    private async Task<bool> SaveAllAsync(bool urgentOnly, CancellationToken cancellation)
    {
        var flushes = new List<Task<bool>>();
        foreach (var shard in watched.Shards)
        {
            if (shard.Buffer.TakeAll(shard.Monitors.Values, urgentOnly) is { } flush)
            {
                flushes.Add(SaveAsync(shard, flush, cancellation)); // together: the gate puts them into one commit
            }
        }

        return (await Task.WhenAll(flushes)).All(isSaved => isSaved);
    }

    /// <returns>False when a newer schedule was found.</returns>
    private async Task<bool> SaveAsync(WatchedShard shard, ShardFlush flush, CancellationToken cancellation)
    {
        try
        {
            await slices.RunAsync<SaveChecks>(
                Scope.Installation("a shard holds monitors of many customers"), save => save.ExecuteAsync(flush, shard.Lease, !shard.HasStateRow, cancellation), cancellation);
            (shard.HasStateRow, shard.Prolonged) = (true, time.GetTimestamp());
        }
        catch (DbUpdateConcurrencyException e) when (e.Entries.Any(entry => entry.Entity is ShardStateRow))
        {
            LogNewerSchedule(shard.Number);
            shard.Buffer.PutBack(flush);
            return false;
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

        return true;
    }

    [LoggerMessage(LogLevel.Error, "Samples could not be flushed; they are kept and tried again")]
    private partial void LogFailed(Exception e);

    [LoggerMessage(LogLevel.Error, "{Count} samples of shard {Shard} could not be written; they are kept and tried again")]
    private partial void LogNotWritten(Exception e, int shard, int count);

    [LoggerMessage(LogLevel.Information, "A newer schedule was logged for shard {Shard}; its last checks are judged by it")]
    private partial void LogNewerSchedule(int shard);

    [LoggerMessage(LogLevel.Warning, "Shard {Shard} has gone to another node")]
    private partial void LogLost(Exception e, int shard);
}
