using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Signals;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Probes;

namespace Upheld.Monitoring.Checking;

/// <summary>Makes every check of the shards that this node owns, each in its slot. Never waits for the database: what is found goes into buffers that
/// <see cref="FlushLoop"/> empties.</summary>
internal sealed partial class CheckEngine(
    TimeProvider time, WatchList watched, ProbeDetailJson details, CheckLoad load, ChangeFeed live, ILogger<CheckEngine> log) : BackgroundService
{
    /// <summary>Checks under way at most: 512 time-outs of 10 s still let 51 checks a second through.</summary>
    private const int MostInAll = 512;

    /// <summary>Of one host at most: a monitor of ours is no attack.</summary>
    private const int MostOfOneHost = 32;

    /// <summary>A success brings its details once in so many slots.</summary>
    private const uint DetailEverySlots = 60;

    /// <summary>How soon a failure, or the first success after one, is looked at again.</summary>
    private const long RecheckAfter = 1000;

    /// <summary>After a start every monitor is looked at once within this time, instead of waiting for its slot.</summary>
    private const long FirstLookWithin = 4000;

    /// <summary>The latest start, after its slot, that a sample can say (65,535 × 10 ms).</summary>
    private const long LatestOffset = 655_000;

    private readonly Lock _lock = new();
    private readonly PriorityQueue<Tick, long> _due = new();
    private readonly CheckSlots _slots = new(MostInAll, MostOfOneHost);
    private readonly SteadyClock _clock = new(time);
    private readonly Signal _wake = new();
    private CancellationToken _stopping;
    private int _underWay;

    /// <summary>Begins to check a monitor that was loaded, replacing its older version.</summary>
    public void Watch(WatchedMonitor monitor, bool lookAtOnce)
    {
        lock (_lock)
        {
            var now = _clock.Now;
            if (NextDue(monitor, now) is { } next)
            {
                _due.Enqueue(new Tick(monitor, next.Slot, false), next.Due);
            }

            if (lookAtOnce && LastDue(monitor, now) is { } last && now + FirstLookWithin - last.Due < LatestOffset)
            {
                _due.Enqueue(new Tick(monitor, last.Slot, true), now + (monitor.Id.GetHashCode() & 0x7FFFFFFF) % FirstLookWithin);
            }
        }

        _wake.Raise();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = StartDue();
            await _wake.WaitAsync(TimeSpan.FromMilliseconds(wait), CancellationToken.None);
        }

        await DrainAsync();
    }

    private long StartDue()
    {
        lock (_lock)
        {
            if (_clock.Align() is var step and not 0)
            {
                watched.ClockSteps.Enqueue(step);
            }

            var now = _clock.Now;
            while (_due.TryPeek(out var tick, out var due) && due <= now)
            {
                _due.Dequeue();
                Begin(tick, now);
            }

            foreach (var late in _slots.RemoveLate(now, t => t.Monitor.Schedule.Of(t.Slot)?.JitterMs ?? RecheckAfter))
            {
                Miss(late);
            }

            return _due.TryPeek(out _, out var next) ? Math.Clamp(next - now, 1, 250) : 250;
        }
    }

    private void Begin(Tick tick, long now)
    {
        var monitor = tick.Monitor;
        if (monitor.IsReplaced)
        {
            return;
        }

        if (!tick.IsExtra && NextDue(monitor, now) is { } next)
        {
            _due.Enqueue(new Tick(monitor, next.Slot, false), next.Due);
        }

        if (monitor.IsChecking)
        {
            if (!tick.IsExtra)
            {
                load.MissedOne(); // the check before still runs: the slot stays without a sample, which is a gap for all to see
            }

            return;
        }

        monitor.IsChecking = true;
        if (_slots.TryEnter(tick, now))
        {
            Run(tick);
        }
    }

    private void Run(Tick tick)
    {
        _underWay++;
        _ = Task.Run(() => CheckAsync(tick), CancellationToken.None); // ends in Finish whatever happens; DrainAsync waits for it
    }

    private async Task CheckAsync(Tick tick)
    {
        var monitor = tick.Monitor;
        long due;
        long started;
        lock (_lock)
        {
            monitor.Schedule.TryDueAt(tick.Slot, out due);
            started = _clock.Now;
        }

        if (!tick.IsExtra)
        {
            load.Began(started - due);
        }

        ProbeResult? result = null;
        try
        {
            result = await monitor.Probe.CheckAsync(tick.Slot % DetailEverySlots == 0, _stopping);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Our own stop: no result is better than a made-up one.
        }
        catch (Exception e)
        {
            LogProbeFailed(e, monitor.Id.Value);
            result = new ProbeResult(ProbeState.Unknown, new Finding(FaultClass.ProbeInternal, null, e.GetType().Name));
        }

        Finish(tick, due, started, result);
    }

    private void Finish(Tick tick, long due, long started, ProbeResult? result)
    {
        var monitor = tick.Monitor;
        var step = default(FoldStep);
        if (result is not null)
        {
            var sample = new Sample(
                monitor.Number, monitor.Location, tick.Slot, Sample.OffsetOf(Math.Max(0, started - due)), result.State, result.Fault, result.Status,
                result.Latency is { } latency ? LatencyScale.StepOf(latency) : LatencyScale.None);
            step = watched.BufferOf(monitor.Shard).Take(monitor, sample, details.Of(result));
        }

        lock (_lock)
        {
            _underWay--;
            monitor.IsChecking = false;
            _slots.Leave(monitor.Host);
            if (NeedsAnotherLook(monitor) && !monitor.IsReplaced && !_stopping.IsCancellationRequested && _clock.Now - due < LatestOffset)
            {
                _due.Enqueue(new Tick(monitor, tick.Slot, true), _clock.Now + RecheckAfter);
                _wake.Raise();
            }

            while (_slots.TryNext(out var next))
            {
                Run(next);
            }
        }

        if (step.Changed is not null || step.Expired is not null || step.Confirmed is not null || step.Ended is not null)
        {
            watched.Changed.Raise();
            live.Raise();
        }
    }

    /// <summary>An outage that waits for its confirmation, or for its end, is looked at again at once, not an interval later.</summary>
    private static bool NeedsAnotherLook(WatchedMonitor monitor) =>
        monitor.State.Open is { } open && (!open.IsConfirmed || monitor.State.Successes > 0);

    private void Miss(Tick tick)
    {
        tick.Monitor.IsChecking = false;
        if (tick.IsExtra || !tick.Monitor.Schedule.TryDueAt(tick.Slot, out var due))
        {
            return;
        }

        load.MissedOne();

        // Recorded as what it is: in this slot nobody looked, because we were too busy.
        var sample = new Sample(
            tick.Monitor.Number, tick.Monitor.Location, tick.Slot, Sample.OffsetOf(_clock.Now - due), ProbeState.Unknown, FaultClass.ProbeOverloaded, Sample.NoStatus, LatencyScale.None);
        watched.BufferOf(tick.Monitor.Shard).Take(tick.Monitor, sample, null);
    }

    private static (uint Slot, long Due)? NextDue(WatchedMonitor monitor, long after)
    {
        foreach (var next in monitor.Schedule.DueIn(after + 1, long.MaxValue))
        {
            return next;
        }

        return null;
    }

    private static (uint Slot, long Due)? LastDue(WatchedMonitor monitor, long now)
    {
        if (monitor.Schedule.Parts is not [.., { Active: true } part] || part.StartsAt.ToUnixTimeMilliseconds() > now)
        {
            return null;
        }

        var slot = (uint)(part.FirstSlot + ((now - part.StartsAt.ToUnixTimeMilliseconds()) / part.IntervalMs));
        return monitor.Schedule.TryDueAt(slot, out var due) ? (slot, due) : null;
    }

    private async Task DrainAsync()
    {
        for (var i = 0; i < 100 && Volatile.Read(ref _underWay) > 0; i++)
        {
            await Task.Delay(20);
        }
    }

    [LoggerMessage(LogLevel.Error, "The check of monitor {Monitor} ended in an error of our own; its state is unknown")]
    private partial void LogProbeFailed(Exception e, Guid monitor);
}
