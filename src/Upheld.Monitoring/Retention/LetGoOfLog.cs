using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Retention;

/// <summary>Lets the checks of one log go that its contracts no longer ask for: first the fact, then the days, a few at a time.</summary>
/// <remarks>After a crash between the two the next run deletes what the fact already says is gone. Of each monitor its last day stays: from the fold before it the monitor goes on,
/// whenever it is checked again.</remarks>
internal sealed class LetGoOfLog(UpheldDb db, ISampleStore store, IEvidenceRetention retention, ReadLetGo letGo, IClock clock)
{
    /// <summary>Days that one fact speaks of at most, and that are counted at a time.</summary>
    private const int DaysAtOnce = 31;

    /// <summary>Rows deleted in one transaction: other writers wait meanwhile.</summary>
    private const int DeleteAtOnce = 200;

    /// <returns>How many days of series were let go. The scope must hold the customer.</returns>
    public async Task<int> ExecuteAsync(CustomerId log, CancellationToken cancellation)
    {
        var lastDays = (await store.ReadDayRangesAsync(log, cancellation)).ToDictionary(range => range.Series);
        if (lastDays.Count == 0)
        {
            return 0;
        }

        var told = await letGo.ExecuteAsync(log, cancellation) is { } before ? DayOf(before.Through) : (int?)null;
        var deleted = told is { } done ? await DeleteAsync(lastDays.Values, done, cancellation) : 0;
        var oldest = lastDays.Values.Min(range => range.First);
        if (LetGoLimit.Through(await retention.OfAsync(log, cancellation), oldest, clock.GetCurrentInstant().ToUnixTimeMilliseconds()) is not { } through)
        {
            return deleted;
        }

        for (var first = Math.Max(oldest, told + 1 ?? oldest); first <= through; first += DaysAtOnce)
        {
            var last = Math.Min(first + DaysAtOnce - 1, through);
            if (await TellAsync(log, lastDays, first, last, cancellation))
            {
                deleted += await DeleteAsync(lastDays.Values, last, cancellation);
            }
        }

        return deleted;
    }

    /// <summary>Records what is about to go; false when there is nothing in these days.</summary>
    private async Task<bool> TellAsync(CustomerId log, Dictionary<SeriesId, DayRange> ranges, int first, int last, CancellationToken cancellation)
    {
        var monitors = new HashSet<uint>();
        var (days, samples, lastBatch) = (0, 0L, 0L);
        await foreach (var day in store.ReadLogDaysAsync(log, first, last, cancellation))
        {
            if (day.Day == ranges[day.Series].Last)
            {
                continue; // stays
            }

            var block = DayBlock.Unpack(day.Block).Samples;
            (days, samples) = (days + 1, samples + block.Count);
            lastBatch = Math.Max(lastBatch, block.Count == 0 ? 0 : block.Max(entry => entry.Batch));
            monitors.Add(day.Series.Monitor);
        }

        if (days == 0)
        {
            return false;
        }

        db.Record(new SamplesLetGo(
            log == CustomerId.House ? null : log.Value, clock.GetCurrentInstant(), Date(first), Date(last), monitors.Count, days, samples, lastBatch));
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task<int> DeleteAsync(IEnumerable<DayRange> ranges, int through, CancellationToken cancellation)
    {
        var deleted = 0;
        foreach (var range in ranges)
        {
            while (await store.DeleteDaysAsync(range.Series, Math.Min(through, range.Last - 1), DeleteAtOnce, cancellation) is var rows and > 0)
            {
                deleted += rows;
            }
        }

        return deleted;
    }

    private static int DayOf(LocalDate date) => (int)(date.AtMidnight().InUtc().ToInstant().ToUnixTimeTicks() / NodaConstants.TicksPerDay);

    private static string Date(int day) => LocalDatePattern.Iso.Format(new LocalDate(1970, 1, 1).PlusDays(day));
}
