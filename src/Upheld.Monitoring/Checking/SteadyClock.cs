namespace Upheld.Monitoring.Checking;

/// <summary>Milliseconds since the epoch that never go backwards between two readings: wall time at the start, the monotonic clock from there on. A wall clock that
/// is stepped is followed at the next <see cref="Align"/>, and the step is told.</summary>
internal sealed class SteadyClock
{
    /// <summary>A wall clock that differs by more than this was stepped; less is drift.</summary>
    public const long StepMilliseconds = 2000;

    private readonly TimeProvider _time;
    private long _base;
    private long _timestamp;

    public SteadyClock(TimeProvider time)
    {
        _time = time;
        Reset();
    }

    public long Now => _base + (long)_time.GetElapsedTime(_timestamp).TotalMilliseconds;

    /// <summary>Follows the wall clock again; answers by how many milliseconds it was stepped, 0 when it only drifted.</summary>
    public long Align()
    {
        var difference = _time.GetUtcNow().ToUnixTimeMilliseconds() - Now;
        if (Math.Abs(difference) > StepMilliseconds)
        {
            Reset();
            return difference;
        }

        if (difference > 0)
        {
            Reset(); // forwards only: a check must not seem to begin before the one it follows
        }

        return 0;
    }

    private void Reset() => (_base, _timestamp) = (_time.GetUtcNow().ToUnixTimeMilliseconds(), _time.GetTimestamp());
}
