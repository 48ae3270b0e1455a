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

    private const long StartsEvery = 100;

    /// <summary>So many checks that begin together do so one after the other on one thread: a check soon waits for its target, and waking a thread for each costs more than
    /// sending the request does.</summary>
    private const int StartsTogether = 16;

    /// <summary>Timers may come a moment early, and whoever wakes before anything is due has woken for nothing.</summary>
    private const long Slack = 2;

    private const long LongestSleep = 250;

    /// <summary>The latest start, after its slot, that a sample can say (65,535 × 10 ms).</summary>
    private const long LatestOffset = 655_000;

    private readonly Lock _lock = new();
    private readonly PriorityQueue<Tick, long> _due = new();
    private readonly CheckSlots _slots = new(MostInAll, MostOfOneHost);
    private readonly List<Tick> _ready = [];
    private readonly SteadyClock _clock = new(time);
    private readonly Signal _wake = new();
    private CancellationToken _stopping;
    private int _underWay;

    /// <summary>Checks that run now.</summary>
    internal int UnderWay => Volatile.Read(ref _underWay);

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

            if (lookAtOnce && LastDue(monitor, now) is not null) // a new one begins with its first slot
            {
                PlanLook(monitor, now + (monitor.Id.GetHashCode() & 0x7FFFFFFF) % FirstLookWithin);
            }
        }

        _wake.Raise();
    }

    /// <summary>Looks at a monitor at once, beside its schedule: what it waits for has come.</summary>
    public void LookAt(MonitorId id)
    {
        if (watched.Find(id) is not { } monitor)
        {
            return; // another node checks it
        }

        lock (_lock)
        {
            if (monitor.IsChecking)
            {
                monitor.LooksAgain = true;
            }
            else
            {
                PlanLook(monitor, _clock.Now);
            }
        }

        _wake.Raise();
    }

    /// <summary>Stops looking, and says so in the record of every monitor.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await DrainAsync();
        RecordStop();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = StartDue();
            await _wake.WaitAsync(TimeSpan.FromMilliseconds(wait), CancellationToken.None);
        }
    }

    /// <summary>Begins what is due, and says in how many milliseconds to come again.</summary>
    internal long StartDue()
    {
        var wait = TakeDue();
        StartReady();
        return wait;
    }

    private long TakeDue()
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
                Begin(tick, due, now);
            }

            foreach (var late in _slots.RemoveLate(now, t => Math.Min(t.Monitor.Schedule.Of(t.Slot)?.JitterMs ?? RecheckAfter, LatestOffset)))
            {
                Miss(late);
            }

            return _due.TryPeek(out _, out var next) ? Math.Clamp(NextStart(next) - now + Slack, 1, LongestSleep) : LongestSleep;
        }
    }

    /// <summary>Checks begin together at every tenth of a second: waking threads for each one costs more than the check itself. Never before they are due.</summary>
    private static long NextStart(long due) => (due + StartsEvery - 1) / StartsEvery * StartsEvery;

    private void Begin(Tick tick, long due, long now)
    {
        var monitor = tick.Monitor;
        if (monitor.IsReplaced || (tick.IsExtra && !TakeLook(monitor, due)))
        {
            return;
        }

        if (!tick.IsExtra && NextDue(monitor, now) is { } next)
        {
            _due.Enqueue(new Tick(monitor, next.Slot, false), next.Due);
        }

        // Whoever comes so late that further slots have passed checks in the latest of them; the others stay without a sample, for all to see.
        var latest = LastDue(monitor, now);
        if (!tick.IsExtra && latest is { } last && last.Slot > tick.Slot)
        {
            load.Missed(last.Slot - tick.Slot);
        }

        var slot = latest is { } found && (tick.IsExtra || found.Slot > tick.Slot) ? found.Slot : tick.Slot;
        if ((tick.IsExtra && latest is null) || !monitor.Schedule.TryDueAt(slot, out var slotDue) || now - slotDue >= LatestOffset)
        {
            load.Missed(tick.IsExtra ? 0 : 1); // an offset cannot say how late it would be
            return;
        }

        tick = tick with { Slot = slot };
        if (monitor.IsChecking)
        {
            if (!tick.IsExtra)
            {
                load.Missed(1); // the check before still runs: the slot stays without a sample, which is a gap for all to see
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
        _ready.Add(tick);
    }

    /// <summary>Begins the checks that have got their slots.</summary>
    private void StartReady()
    {
        Tick[] ready;
        lock (_lock)
        {
            ready = [.. _ready];
            _ready.Clear();
        }

        foreach (var together in ready.Chunk(StartsTogether))
        {
            _ = Task.Run(
                () =>
                {
                    foreach (var tick in together)
                    {
                        _ = CheckAsync(tick); // ends in Finish whatever happens; DrainAsync waits for it
                    }
                },
                CancellationToken.None);
        }
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
            step = Take(monitor, sample, details.Of(result));
        }

        lock (_lock)
        {
            _underWay--;
            monitor.IsChecking = false;
            _slots.Leave(monitor.Host);
            if (!monitor.IsReplaced && !_stopping.IsCancellationRequested)
            {
                PlanNext(monitor, result);
            }

            while (_slots.TryNext(out var next))
            {
                Run(next);
            }
        }

        StartReady();
        if (step.Changed is not null || step.Expired is not null || step.Confirmed is not null || step.Ended is not null)
        {
            watched.Changed.Raise();
            live.Raise();
        }
    }

    private FoldStep Take(WatchedMonitor monitor, in Sample sample, byte[]? detail) =>
        watched.FindShard(monitor.Shard) is { } shard ? shard.Buffer.Take(monitor, sample, detail) : default; // the shard has gone to another node

    /// <summary>An outage that waits for its confirmation, or for its end, is looked at again at once, not an interval later; and what changes by itself when
    /// it does.</summary>
    private void PlanNext(WatchedMonitor monitor, ProbeResult? result)
    {
        if (monitor.LooksAgain)
        {
            monitor.LooksAgain = false;
            PlanLook(monitor, _clock.Now);
        }
        else if (result is { State: not ProbeState.Unknown } && monitor.State.Open is { } open && (!open.IsConfirmed || monitor.State.Successes > 0))
        {
            PlanLook(monitor, _clock.Now + RecheckAfter);
        }
        else if (result?.ChangesAt is { } at)
        {
            PlanLook(monitor, Math.Max(at.ToUnixTimeMilliseconds(), _clock.Now));
        }
        else
        {
            return;
        }

        _wake.Raise();
    }

    /// <summary>One look beside the schedule waits at a time: the soonest.</summary>
    private void PlanLook(WatchedMonitor monitor, long at)
    {
        if (at < monitor.NextLook)
        {
            monitor.NextLook = at;
            _due.Enqueue(new Tick(monitor, 0, true), at);
        }
    }

    private static bool TakeLook(WatchedMonitor monitor, long at)
    {
        if (monitor.NextLook != at)
        {
            return false; // a sooner one has taken its place
        }

        monitor.NextLook = long.MaxValue;
        return true;
    }

    private void Miss(Tick tick)
    {
        tick.Monitor.IsChecking = false;
        if (tick.IsExtra || !tick.Monitor.Schedule.TryDueAt(tick.Slot, out var due))
        {
            return;
        }

        load.Missed(1);

        // Recorded as what it is: in this slot nobody looked, because we were too busy.
        Take(tick.Monitor, Nothing(tick.Monitor, tick.Slot, _clock.Now - due, FaultClass.ProbeOverloaded), null);
    }

    /// <summary>A planned stop of ours is the start of unknown, at once and not when the last results have become too old.</summary>
    private void RecordStop()
    {
        lock (_lock)
        {
            var now = _clock.Now;
            foreach (var monitor in watched.Monitors)
            {
                if (!monitor.IsReplaced && monitor.State.Last is { State: not ProbeState.Unknown } && LastDue(monitor, now) is { } last && now - last.Due < LatestOffset)
                {
                    Take(monitor, Nothing(monitor, last.Slot, now - last.Due, FaultClass.ProbeStopped), null);
                }
            }
        }
    }

    private static Sample Nothing(WatchedMonitor monitor, uint slot, long after, FaultClass why) =>
        new(monitor.Number, monitor.Location, slot, Sample.OffsetOf(after), ProbeState.Unknown, why, Sample.NoStatus, LatencyScale.None);

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
