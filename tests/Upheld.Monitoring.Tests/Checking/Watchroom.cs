using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ownership;
using Upheld.Kernel.Signals;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Probes;

namespace Upheld.Monitoring.Tests.Checking;

/// <summary>The engine alone, with a clock that the test turns and probes that say what they are told.</summary>
internal sealed class Watchroom
{
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 1, 0, 0);

    public Watchroom()
    {
        Engine = new CheckEngine(Time, List, new ProbeDetailJson(), Load, new ChangeFeed(), NullLogger<CheckEngine>.Instance);
        List.Own(0, new Lease("monitors/0", 1), null);
    }

    public SteppedTime Time { get; } = new(Start.ToDateTimeOffset());

    /// <summary>Checks that wait for their target.</summary>
    public int Holding;

    public WatchList List { get; } = new();

    public CheckLoad Load { get; } = new();

    public CheckEngine Engine { get; }

    public Instant Now => Instant.FromDateTimeOffset(Time.GetUtcNow());

    /// <summary>Watches something from now on; its first slot is due in a second.</summary>
    public WatchedMonitor Watch(IProbe probe, int number = 1, long intervalMs = 10_000, int failures = 2, string host = "a", long version = 1, long jitterMs = 1_000)
    {
        var fact = new MonitorSchedule(null, Start)
        {
            Monitor = new Guid(number, 0, 0, new byte[8]), Number = (uint)number, Location = 1, Vantage = "local", Active = true, FirstSlot = 0, StartsAt = Start + Duration.FromSeconds(1),
            IntervalMs = intervalMs, TimeoutMs = 5_000, JitterMs = jitterMs, ConfirmFailures = failures, ConfirmSuccesses = 1,
        };
        var monitor = new WatchedMonitor
        {
            Id = new MonitorId(fact.Monitor), Customer = CustomerId.House, Number = fact.Number, Location = 1, Shard = 0, Version = version, Host = host, Probe = probe,
            Schedule = ProbeSchedule.Of(fact),
        };
        List.Put(monitor).ShouldBeTrue();
        Engine.Watch(monitor, lookAtOnce: false);
        return monitor;
    }

    /// <summary>Lets time pass in small steps, as it does when nothing is in the way.</summary>
    public void Pass(double seconds)
    {
        for (var left = (long)(seconds * 1000); left > 0; left -= 50)
        {
            Time.Advance(TimeSpan.FromMilliseconds(Math.Min(left, 50)));
            Turn();
        }
    }

    /// <summary>Begins what is due and waits for it, but for what its target holds.</summary>
    public void Turn()
    {
        Engine.StartDue();
        Settle();
    }

    public void Settle() => SpinWait.SpinUntil(() => Engine.UnderWay == Volatile.Read(ref Holding), TimeSpan.FromSeconds(20)).ShouldBeTrue("the checks did not end");

    /// <summary>The samples so far, each with the milliseconds since the start at which its check began.</summary>
    public List<(long At, uint Slot, ProbeState State, FaultClass Fault)> Samples() =>
        List.FindShard(0)!.Buffer.TakeAll(List.Monitors, urgentOnly: false) is not { } flush ? [] :
        [
            .. flush.Samples.Select(s => List.Monitors.First(m => m.Number == s.Sample.Monitor).Schedule.TryInstantOf(s.Sample, out var at)
                ? (at - Start.ToUnixTimeMilliseconds(), s.Sample.Slot, s.Sample.State, s.Sample.Fault)
                : throw new InvalidOperationException("a sample outside the schedule")),
        ];
}

/// <summary>A target that the test turns.</summary>
internal sealed class Target(Watchroom room) : IProbe
{
    private readonly List<Instant> _asked = [];
    private TaskCompletionSource? _hold;
    private int _running;
    private int _held;

    public ProbeState State { get; set; } = ProbeState.Up;

    public Instant? ChangesAt { get; set; }

    /// <summary>When it was asked.</summary>
    public IReadOnlyList<Instant> Asked => _asked;

    /// <summary>How many checks of it ran side by side at most.</summary>
    public int MostAtOnce { get; private set; }

    public void Hold() => _hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release()
    {
        var hold = _hold;
        lock (_asked)
        {
            _hold = null;
            Interlocked.Add(ref room.Holding, -_held);
            _held = 0;
        }

        hold?.SetResult();
    }

    public async ValueTask<ProbeResult> CheckAsync(bool keepDetail, CancellationToken cancellation)
    {
        TaskCompletionSource? hold;
        lock (_asked)
        {
            hold = _hold;
            _held += hold is null ? 0 : 1;
            Interlocked.Add(ref room.Holding, hold is null ? 0 : 1);
            _asked.Add(room.Now);
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
        }

        try
        {
            if (hold is not null)
            {
                await hold.Task.WaitAsync(cancellation);
            }

            return new ProbeResult(State, State == ProbeState.Up ? null : new Finding(State == ProbeState.Unknown ? FaultClass.ProbeDenied : FaultClass.TcpRefused)) { ChangesAt = ChangesAt };
        }
        finally
        {
            lock (_asked)
            {
                _running--;
            }
        }
    }
}

/// <summary>A clock whose wall can be stepped without the time in between having passed.</summary>
internal sealed class SteppedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    public TimeSpan Step { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Step;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;
}
