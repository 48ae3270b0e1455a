namespace Upheld.Monitoring.Checking;

/// <summary>The probe's own load, published so that a busy prober is not mistaken for a broken target.</summary>
internal sealed class CheckLoad
{
    private long _checks;
    private long _late;
    private long _missed;

    /// <summary>Checks begun.</summary>
    public long Checks => Interlocked.Read(ref _checks);

    /// <summary>Checks that began more than a second after they were due.</summary>
    public long Late => Interlocked.Read(ref _late);

    /// <summary>Ticks that were not checked at all.</summary>
    public long MissedTicks => Interlocked.Read(ref _missed);

    public void Began(long lateMilliseconds)
    {
        Interlocked.Increment(ref _checks);
        if (lateMilliseconds > 1000)
        {
            Interlocked.Increment(ref _late);
        }
    }

    public void Missed(long ticks) => Interlocked.Add(ref _missed, ticks);
}
