using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;

namespace Upheld.Monitoring.Monitors;

/// <summary>Logs to a customer when the checks of a shared monitor are due: everything that the customer's figures follow from then stands in the customer's own log, but for the samples.</summary>
/// <remarks>From now on only. A schedule that runs already is taken over at its next check, since nothing may be logged as due that was due before. What is logged again changes nothing.</remarks>
internal static class AdoptSchedules
{
    /// <param name="db">The apply's context.</param>
    /// <param name="customer">Whose log.</param>
    /// <param name="rows">The schedules of one shared monitor at one place, all that it has had.</param>
    /// <param name="now">The apply's instant.</param>
    public static void Run(UpheldDb db, CustomerId customer, IEnumerable<ScheduleRow> rows, Instant now)
    {
        var schedule = ProbeSchedule.Of(rows.OrderBy(row => row.RecordedAt).ThenBy(row => row.FirstSlot).Select(row => row.ToFact()));
        foreach (var (i, part) in schedule.Parts.Index())
        {
            var end = i + 1 < schedule.Parts.Count ? schedule.Parts[i + 1].StartsAt : Instant.MaxValue;
            if (end <= now)
            {
                continue;
            }

            var adopted = part with { Customer = customer.Value, At = now, Shared = true };
            if (part.StartsAt >= now)
            {
                db.Record(adopted);
            }
            else if (!part.Active)
            {
                db.Record(adopted with { FirstSlot = schedule.NextSlot(now.ToUnixTimeMilliseconds()), StartsAt = now });
            }
            else if (Next(schedule, now, part.IntervalMs) is { } next && Instant.FromUnixTimeMilliseconds(next.Due) < end)
            {
                db.Record(adopted with { FirstSlot = next.Slot, StartsAt = Instant.FromUnixTimeMilliseconds(next.Due) });
            }
        }
    }

    private static (uint Slot, long Due)? Next(ProbeSchedule schedule, Instant now, long intervalMs)
    {
        var from = now.ToUnixTimeMilliseconds();
        return schedule.DueIn(from, from + intervalMs).Select(due => ((uint, long)?)due).FirstOrDefault();
    }
}
