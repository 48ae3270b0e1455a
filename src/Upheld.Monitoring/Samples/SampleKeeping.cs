using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ownership;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Samples;

/// <summary>Seals what has come, on the clock, and compacts days that have closed: on one node, the others stand by.</summary>
internal sealed partial class SampleKeeping(
    SliceRunner slices, ISampleStore store, MonitorHistories histories, IOwnership ownership, SampleSettings settings, TimeProvider time, IClock clock,
    ILogger<SampleKeeping> log) : BackgroundService
{
    internal const string LeaseName = "samples";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private Lease? _lease;
    private Instant _nextSeal;
    private long _compactedThrough;

    /// <summary>One round: renews the lease, and does what is due.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        await histories.RefreshAsync(cancellation);
        _lease = _lease is { } held && await ownership.RenewAsync(held, cancellation) ? held : await ownership.AcquireAsync(LeaseName, cancellation);
        if (_lease is not { } lease)
        {
            return;
        }

        var now = clock.GetCurrentInstant();
        if (now >= _nextSeal)
        {
            await SealAsync(now, cancellation);
            _nextSeal = Next(now);
            await CompactAsync(lease, now, cancellation);
        }
    }

    /// <summary>Seals every log once: for a stop, a backup or a report that should not wait for the interval to end.</summary>
    internal async Task SealAsync(Instant now, CancellationToken cancellation)
    {
        var watched = (await histories.AllAsync(cancellation))
            .Where(history => history.Schedule.Parts is [.., { Active: true } last] && last.StartsAt <= now)
            .Select(history => history.Series.Log)
            .ToHashSet();
        foreach (var one in watched.Union(await store.ReadUnsealedLogsAsync(cancellation)).Append(CustomerId.House).Distinct().ToList())
        {
            await slices.RunAsync<SealBatches, int>(
                Scope.Installation("every log is sealed"), seal => seal.ExecuteAsync(one, watched.Contains(one), cancellation), cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _nextSeal = Next(clock.GetCurrentInstant());
        using var timer = new PeriodicTimer(LookEvery, time);
        try
        {
            do
            {
                try
                {
                    await RunAsync(stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    LogFailed(e); // nothing was sealed or compacted by halves: the next round sees the same
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>Once after each midnight, and after a start; a day with chunks that were not sealed yet is tried again with the next seal.</summary>
    private async Task CompactAsync(Lease lease, Instant now, CancellationToken cancellation)
    {
        var today = StateHistory.DayOf(now.ToUnixTimeMilliseconds());
        if (today <= _compactedThrough)
        {
            return;
        }

        var days = await slices.RunAsync<CompactDays, int>(
            Scope.Installation("closed days of every log are compacted"), compact => compact.ExecuteAsync(lease, cancellation), cancellation);
        _compactedThrough = today;
        if (days > 0)
        {
            LogCompacted(days);
        }
    }

    private Instant Next(Instant now)
    {
        var interval = (long)settings.BatchInterval.TotalMilliseconds;
        return Instant.FromUnixTimeMilliseconds((now.ToUnixTimeMilliseconds() / interval * interval) + interval);
    }

    [LoggerMessage(LogLevel.Error, "Samples could not be sealed or compacted; it is tried again")]
    private partial void LogFailed(Exception e);

    [LoggerMessage(LogLevel.Information, "{Days} days of samples were compacted")]
    private partial void LogCompacted(int days);
}
