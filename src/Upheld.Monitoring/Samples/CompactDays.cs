using Microsoft.Extensions.Logging;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ownership;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Samples;

/// <summary>Moves the chunks of closed UTC days into a block for each series and day. Nothing that was hashed changes: the block restores it.</summary>
/// <remarks>What began at the very end of a day was written on the next one; it joins its day's block when that next day is compacted. A crash between
/// storing days and deleting chunks is mended by the next run, as a block holds each sample once.</remarks>
internal sealed partial class CompactDays(ISampleStore store, MonitorHistories histories, IClock clock, ILogger<CompactDays> log)
{
    /// <summary>Rows deleted in one transaction: other writers wait meanwhile.</summary>
    private const int DeleteAtOnce = 2000;

    private const long DayLength = 86_400_000;

    /// <summary>Compacts everything that was written before today, as far as it is sealed.</summary>
    /// <returns>How many days of series were written.</returns>
    public async Task<int> ExecuteAsync(Lease lease, CancellationToken cancellation)
    {
        var today = StateHistory.DayOf(clock.GetCurrentInstant().ToUnixTimeMilliseconds());
        var written = 0;
        foreach (var (customer, shard) in await store.ReadCompactableAsync(today, cancellation))
        {
            written += await CompactAsync(lease, customer, shard, today, cancellation);
        }

        return written;
    }

    private async Task<int> CompactAsync(Lease lease, CustomerId customer, int shard, long before, CancellationToken cancellation)
    {
        var chunks = await store.ReadChunksAsync(customer, shard, before, cancellation);
        var samples = chunks
            .SelectMany(chunk => SampleBatch.FromRecords(chunk.Records).Select(sample => new BatchedSample(chunk.Batch!.Value, sample)))
            .ToLookup(entry => SeriesId.Of(customer, entry.Sample));
        var details = chunks
            .Where(chunk => chunk.Details is not null)
            .SelectMany(chunk => DetailChunk.Unpack(chunk.Details!))
            .ToLookup(pair => SeriesId.Of(customer, pair.Sample));
        var known = (await histories.OfLogAsync(customer, cancellation)).ToDictionary(history => history.Series);
        if (samples.FirstOrDefault(series => !known.ContainsKey(series.Key)) is { } stranger)
        {
            LogStranger(customer.Value, stranger.Key.Monitor, stranger.Key.Location); // without its schedule no sample has a day: the chunks stay as they are
            return 0;
        }

        var written = 0;
        foreach (var some in samples.Chunk(64)) // a transaction's worth
        {
            var days = new List<StoredDay>();
            foreach (var series in some)
            {
                days.AddRange(await DaysOfAsync(known[series.Key], [.. series], [.. details[series.Key]], cancellation));
            }

            await store.SaveDaysAsync(lease, days, cancellation);
            written += days.Count;
        }

        foreach (var done in chunks.Select(chunk => chunk.Id).Chunk(DeleteAtOnce))
        {
            await store.DeleteChunksAsync(lease, done, cancellation);
        }

        return written;
    }

    private async Task<IReadOnlyList<StoredDay>> DaysOfAsync(
        MonitorHistory history, IReadOnlyList<BatchedSample> samples, IReadOnlyList<(Sample Sample, byte[] Detail)> details, CancellationToken cancellation)
    {
        var days = new List<StoredDay>();
        var schedule = history.Schedule;
        var byDay = samples.GroupBy(entry => DayOf(schedule, entry.Sample)).OrderBy(group => group.Key).ToList();
        var state = await StateBeforeAsync(history, byDay[0].Key, cancellation);
        foreach (var group in byDay)
        {
            var stored = (await store.ReadDaysAsync(history.Series, group.Key, group.Key, cancellation)).SingleOrDefault();
            var all = stored is null ? group.ToList() : [.. DayBlock.Unpack(stored.Block).Samples, .. group];
            var block = DayBlock.Of(history.Series.Monitor, history.Series.Location, group.Key, all);
            var kept = details
                .Where(pair => DayOf(schedule, pair.Sample) == group.Key)
                .Concat(stored?.Details is { } before ? DetailChunk.Unpack(before) : [])
                .DistinctBy(pair => pair.Sample)
                .OrderBy(pair => pair.Sample)
                .Select(pair => new CheckedSample(history.Series.Log, pair.Sample, pair.Detail))
                .ToList();
            days.Add(new StoredDay(
                history.Series, group.Key, block.Pack(), Written(state), Hours(history, group.Key, block), DetailChunk.Pack(kept)));
            state = Folded(schedule, state, block);
        }

        return days;
    }

    /// <summary>What the fold remembered before a day: the day before, folded to its end.</summary>
    private async Task<FoldState> StateBeforeAsync(MonitorHistory history, int day, CancellationToken cancellation) =>
        await store.ReadLastDayAsync(history.Series, day, cancellation) is { } last
            ? Folded(history.Schedule, FoldState.Read(last.Before), DayBlock.Unpack(last.Block))
            : default;

    private static FoldState Folded(ProbeSchedule schedule, FoldState state, DayBlock block)
    {
        foreach (var (_, sample) in Timed(schedule, block))
        {
            state = StateFold.Step(schedule, state, sample, out _);
        }

        return state;
    }

    private byte[] Hours(MonitorHistory history, int day, DayBlock block)
    {
        var (start, end) = (day * DayLength, (day + 1) * DayLength);
        return RollUpBlock.Pack(HourRollUp.Of(start, end, history.TimelineAt(Math.Max(end, clock.GetCurrentInstant().ToUnixTimeMilliseconds())), Timed(history.Schedule, block)));
    }

    private static IEnumerable<(long At, Sample Sample)> Timed(ProbeSchedule schedule, DayBlock block) => block.Samples
        .Select(entry => entry.Sample)
        .Distinct()
        .Select(sample => (At: schedule.TryInstantOf(sample, out var at) ? at : (long?)null, Sample: sample))
        .Where(pair => pair.At is not null)
        .Select(pair => (pair.At!.Value, pair.Sample))
        .OrderBy(pair => pair.Value).ThenBy(pair => pair.Sample);

    /// <summary>A sample whose slot never was due proves nothing; it is kept where it would lie.</summary>
    private static int DayOf(ProbeSchedule schedule, in Sample sample)
    {
        schedule.TryInstantOf(sample, out var at);
        return (int)(StateHistory.DayOf(at) / DayLength);
    }

    private static byte[] Written(in FoldState state)
    {
        var bytes = new byte[FoldState.Size];
        state.Write(bytes);
        return bytes;
    }

    [LoggerMessage(LogLevel.Error, "Samples of customer {Customer} name monitor {Monitor} at place {Location}, which has no schedule; they are not compacted")]
    private partial void LogStranger(Guid customer, uint monitor, ushort location);
}
