namespace Upheld.Figures.Samples;

/// <summary>A run of failures of one monitor at one place.</summary>
/// <remarks>Confirmation decides about alerts and outage records, not about time: a run that was never confirmed (a blip) is down time all the same,
/// and only a contract's shortest outage joins it to up.</remarks>
/// <param name="Start">The first failure, also when it was confirmed later.</param>
/// <param name="Earliest">The last instant known not to be down; <paramref name="Start"/> when nothing was known before.</param>
/// <param name="Fault">What the first failure found.</param>
/// <param name="ConfirmedAt">The failure that confirmed it; null for a blip.</param>
/// <param name="End">The first success of those that ended it; null while it lasts.</param>
/// <param name="EndEarliest">The last instant known to be down before the end; null while it lasts.</param>
/// <param name="EndConfirmedAt">The success that confirmed the end; null while it lasts.</param>
public readonly record struct ProbeOutage(
    long Start, long Earliest, FaultClass Fault, long? ConfirmedAt, long? End = null, long? EndEarliest = null, long? EndConfirmedAt = null)
{
    /// <summary>Whether as many failures came in a row as the schedule asks for.</summary>
    public bool IsConfirmed => ConfirmedAt is not null;
}
