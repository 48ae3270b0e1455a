using NodaTime;

namespace Upheld.Monitoring.Probes;

/// <summary>The phases of a check in the order in which they happen.</summary>
internal enum Phase
{
    Dns,
    Connect,
    Tls,
    FirstByte,
    Body,
}

/// <summary>Times the phases of one check on the monotonic clock and cancels when a phase or the whole takes too long. One timer serves all
/// phases: it is set anew when the next begins.</summary>
internal sealed class PhaseTimer : IDisposable
{
    private const long Never = -1;

    private readonly TimeProvider _time;
    private readonly PhaseTimeouts _limits;
    private readonly TimeSpan _total;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _outer;
    private readonly long _begin;
    private long _phaseBegin;
    private bool _isRunning;
    private bool _isArmedForPhase;
    private PhaseTicks _ticks;

    public PhaseTimer(TimeProvider time, Duration total, PhaseTimeouts limits, CancellationToken cancellation)
    {
        (_time, _limits, _total) = (time, limits, total.ToTimeSpan());
        _begin = time.GetTimestamp();
        _source = new CancellationTokenSource(_total, time);
        _outer = cancellation.CanBeCanceled
            ? cancellation.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source)
            : default;
        ((Span<long>)_ticks).Fill(Never);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>The phase that runs or ran last.</summary>
    public Phase Current { get; private set; }

    /// <summary>How long the phase that runs, or ran last, may take: its own limit, else the whole check's.</summary>
    public Duration Allowed => Limit(Current) is { } limit && limit < Duration.FromTimeSpan(_total) ? limit : Duration.FromTimeSpan(_total);

    /// <summary>Time since the check began.</summary>
    public Duration Elapsed => Duration.FromTimeSpan(_time.GetElapsedTime(_begin));

    public ProbePhases Phases => new(Of(Phase.Dns), Of(Phase.Connect), Of(Phase.Tls), Of(Phase.FirstByte), Of(Phase.Body));

    /// <summary>Ends the running phase and begins the next.</summary>
    public void Enter(Phase phase)
    {
        Stop();
        (Current, _phaseBegin, _isRunning) = (phase, _time.GetTimestamp(), true);
        if (Limit(phase) is { } limit)
        {
            var left = _total - _time.GetElapsedTime(_begin);
            var phaseLimit = limit.ToTimeSpan();
            _source.CancelAfter(left < phaseLimit ? Max(left) : phaseLimit);
            _isArmedForPhase = phaseLimit < left;
        }
        else if (_isArmedForPhase)
        {
            _source.CancelAfter(Max(_total - _time.GetElapsedTime(_begin)));
            _isArmedForPhase = false;
        }
    }

    /// <summary>Ends the running phase.</summary>
    public void Stop()
    {
        if (_isRunning)
        {
            var ticks = _time.GetElapsedTime(_phaseBegin).Ticks;
            _ticks[(int)Current] = _ticks[(int)Current] == Never ? ticks : _ticks[(int)Current] + ticks;
            _isRunning = false;
        }
    }

    public void Dispose()
    {
        _outer.Dispose();
        _source.Dispose();
    }

    private static TimeSpan Max(TimeSpan left) => left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private Duration? Of(Phase phase) => _ticks[(int)phase] is var ticks and not Never ? Duration.FromTicks(ticks) : null;

    private Duration? Limit(Phase phase) => phase switch
    {
        Phase.Dns => _limits.Dns,
        Phase.Connect => _limits.Connect,
        Phase.Tls => _limits.Tls,
        Phase.FirstByte => _limits.FirstByte,
        _ => _limits.Body,
    };

    [System.Runtime.CompilerServices.InlineArray(5)]
    private struct PhaseTicks
    {
        private long _first;
    }
}
