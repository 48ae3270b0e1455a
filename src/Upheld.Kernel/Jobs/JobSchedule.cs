using Cronos;
using NodaTime;

namespace Upheld.Kernel.Jobs;

/// <summary>The due times of a job.</summary>
/// <remarks>A local time that a zone skips is due when the clocks have gone forward; one that it has twice is due once, except for schedules that repeat within
/// the hour, which run through both.</remarks>
internal sealed class JobSchedule
{
    /// <summary>Due times counted one by one after a long absence; more are not worth the time.</summary>
    internal const int MostCounted = 100_000;

    private readonly CronExpression _cron;
    private readonly TimeZoneInfo _zone;

    public JobSchedule(string cron, DateTimeZone zone)
    {
        var fields = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        _cron = CronExpression.Parse(cron, fields == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard);
        _zone = zone == DateTimeZone.Utc ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(zone.Id);
    }

    /// <summary>The first due time after an instant; null when there is none any more.</summary>
    public Instant? After(Instant instant) =>
        _cron.GetNextOccurrence(instant.ToDateTimeUtc(), _zone) is { } next ? Instant.FromDateTimeUtc(next) : null;

    /// <summary>The last due time that is not later than now, and how many lay before it, from a first one on.</summary>
    public (Instant Latest, int Before) LatestSince(Instant first, Instant now)
    {
        var (latest, before) = (first, 0);
        while (before < MostCounted && After(latest) is { } following && following <= now)
        {
            (latest, before) = (following, before + 1);
        }

        return (latest, before);
    }
}
