namespace Upheld.Monitoring.Probes;

/// <summary>One monitor's check, prepared once and made again and again. A probe holds no connection and no state between checks.</summary>
internal interface IProbe
{
    /// <summary>Makes the check. It ends within the monitor's time-out, never throws for what the target does, and says unknown, not down, when the
    /// fault is ours.</summary>
    /// <param name="keepDetail">Whether a success, too, brings its <see cref="ProbeDetail"/>; a failure always does.</param>
    /// <param name="cancellation">Our own stop; ends the check with <see cref="OperationCanceledException"/>, and no result.</param>
    ValueTask<ProbeResult> CheckAsync(bool keepDetail, CancellationToken cancellation);
}
