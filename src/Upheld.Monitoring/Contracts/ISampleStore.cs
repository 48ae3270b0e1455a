using Upheld.Kernel.Ids;
using Upheld.Kernel.Ownership;

namespace Upheld.Monitoring.Contracts;

/// <summary>The sample history as it lies in the database, past EF: a row a check would be fifty times larger and slower.</summary>
/// <remarks><b>Chunks</b> hold what came today, as it came; they are written with the facts and folds that belong to them. <b>Days</b> hold a closed
/// day of one series: block, hours, details. <b>Histories</b> hold every change of state. What is written here is durable when the task ends.</remarks>
public interface ISampleStore
{
    /// <summary>The histories of these logs, or of all, one by one: whoever sums them up need not hold the bytes of ten thousand monitors.</summary>
    IAsyncEnumerable<StoredHistory> ReadHistoriesAsync(IReadOnlyCollection<CustomerId>? logs, CancellationToken cancellation);

    /// <summary>Every schedule of these logs, or of all, in the order of each log.</summary>
    Task<IReadOnlyList<StoredSchedule>> ReadSchedulesAsync(IReadOnlyCollection<CustomerId>? logs, CancellationToken cancellation);

    /// <summary>What the folds of each shard's monitors remember.</summary>
    Task<IReadOnlyList<(int Shard, byte[] States)>> ReadShardStatesAsync(CancellationToken cancellation);

    /// <summary>The logs in which something waits to be sealed.</summary>
    Task<IReadOnlyList<CustomerId>> ReadUnsealedLogsAsync(CancellationToken cancellation);

    /// <summary>What waits to be sealed in a log.</summary>
    Task<IReadOnlyList<Chunk>> ReadUnsealedAsync(CustomerId log, CancellationToken cancellation);

    /// <summary>The logs and shards whose chunks from before an instant can be compacted: all of them are sealed.</summary>
    Task<IReadOnlyList<(CustomerId Log, int Shard)>> ReadCompactableAsync(long before, CancellationToken cancellation);

    /// <summary>Chunks of a log and shard from before an instant, in order.</summary>
    Task<IReadOnlyList<Chunk>> ReadChunksAsync(CustomerId log, int shard, long before, CancellationToken cancellation);

    /// <summary>Deletes chunks whose samples were stored in days.</summary>
    Task DeleteChunksAsync(Lease lease, IReadOnlyList<Guid> chunks, CancellationToken cancellation);

    /// <summary>The stored days of a series, in order.</summary>
    Task<IReadOnlyList<StoredDay>> ReadDaysAsync(SeriesId series, int firstDay, int lastDay, CancellationToken cancellation);

    /// <summary>The last stored day of a series before one; null when there is none.</summary>
    Task<StoredDay?> ReadLastDayAsync(SeriesId series, int before, CancellationToken cancellation);

    /// <summary>Stores days, each in the place of the one that was there.</summary>
    Task SaveDaysAsync(Lease lease, IReadOnlyList<StoredDay> days, CancellationToken cancellation);

    /// <summary>Which days of a log are stored, for each series.</summary>
    Task<IReadOnlyList<DayRange>> ReadDayRangesAsync(CustomerId log, CancellationToken cancellation);

    /// <summary>Deletes the oldest days of a series, with their details, up to a day and so many at most; the hours stay.</summary>
    /// <returns>How many were deleted.</returns>
    Task<int> DeleteDaysAsync(SeriesId series, int through, int most, CancellationToken cancellation);

    /// <summary>Everything that may hold samples of a series of some days, as it lies in one instant: compaction between two reads would show a day twice or
    /// not at all.</summary>
    Task<IReadOnlyList<StoredPiece>> ReadPiecesAsync(SeriesId series, int shard, int firstDay, int lastDay, CancellationToken cancellation);

    /// <summary>The stored hours of a series, day by day.</summary>
    Task<IReadOnlyList<(int Day, byte[] Hours)>> ReadHoursAsync(SeriesId series, int firstDay, int lastDay, CancellationToken cancellation);

    /// <summary>The stored days of a log, ordered by monitor, place and day: what a bundle carries.</summary>
    IAsyncEnumerable<StoredDay> ReadLogDaysAsync(CustomerId log, int firstDay, int lastDay, CancellationToken cancellation);

    /// <summary>The chunks of a log that were written in a stretch of time, in order.</summary>
    IAsyncEnumerable<Chunk> ReadLogChunksAsync(CustomerId log, long from, long to, CancellationToken cancellation);
}
