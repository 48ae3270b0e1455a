using System.Data.Common;
using System.Runtime.CompilerServices;
using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ownership;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Samples;

/// <summary>The statements that read the same on both databases; each provider adds the way in which it writes many rows quickest.</summary>
public abstract class CommonSampleStore(IDatabaseProvider database, IOwnership ownership) : ISampleStore
{
    private const long DayLength = 86_400_000;

    private const string Chunks = "select id, customer, shard, at, batch, records, details from monitoring_chunk";
    private const string Histories = "select customer, number, location, monitor, pack from monitoring_history h";

    private const string Schedules =
        "select s.customer, s.number, s.location, s.monitor, s.vantage, s.active, s.first_slot, s.starts_at, s.interval_ms, s.timeout_ms, s.jitter_ms, "
        + "s.confirm_failures, s.confirm_successes, s.recorded_at, m.shard from monitoring_schedule s join monitoring_monitor m on m.id = s.monitor";

    private const string Days =
        "select d.customer, d.number, d.location, d.day, d.block, d.before, h.hours, i.details from monitoring_day d "
        + "left join monitoring_hours h on h.customer = d.customer and h.number = d.number and h.location = d.location and h.day = d.day "
        + "left join monitoring_detail i on i.customer = d.customer and i.number = d.number and i.location = d.location and i.day = d.day";

    private const string OfSeries = "customer = @log and number = @number and location = @location";

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredHistory> ReadHistoriesAsync(IReadOnlyCollection<CustomerId>? logs, CancellationToken cancellation) =>
        StreamOfLogsAsync(
            Histories,
            "h",
            "",
            logs,
            reader => new StoredHistory(ReadSeries(reader), new MonitorId(ReadId(reader, 3)), Bytes(reader, 4)),
            cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredSchedule>> ReadSchedulesAsync(IReadOnlyCollection<CustomerId>? logs, CancellationToken cancellation) =>
        await ListAsync(StreamOfLogsAsync(
            Schedules, "s", " order by s.customer, s.number, s.location, s.recorded_at, s.first_slot, s.starts_at", logs, ReadSchedule, cancellation));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(int Shard, byte[] States)>> ReadShardStatesAsync(CancellationToken cancellation) => await ReadAsync(
        "select shard, states from monitoring_shard_state order by shard", reader => (reader.GetInt32(0), Bytes(reader, 1)), cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CustomerId>> ReadUnsealedLogsAsync(CancellationToken cancellation) => await ReadAsync(
        "select distinct customer from monitoring_chunk where batch is null order by customer", reader => new CustomerId(ReadId(reader, 0)), cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Chunk>> ReadUnsealedAsync(CustomerId log, CancellationToken cancellation) => await ReadAsync(
        $"{Chunks} where customer = @log and batch is null order by id", ReadChunk, cancellation, ("@log", StoredId(log.Value)));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(CustomerId Log, int Shard)>> ReadCompactableAsync(long before, CancellationToken cancellation) => await ReadAsync(
        "select customer, shard from monitoring_chunk where at < @before group by customer, shard having count(*) = count(batch) order by customer, shard",
        reader => (new CustomerId(ReadId(reader, 0)), reader.GetInt32(1)),
        cancellation,
        ("@before", before));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Chunk>> ReadChunksAsync(CustomerId log, int shard, long before, CancellationToken cancellation) => await ReadAsync(
        $"{Chunks} where customer = @log and shard = @shard and at < @before order by id",
        ReadChunk,
        cancellation,
        ("@log", StoredId(log.Value)),
        ("@shard", shard),
        ("@before", before));

    /// <inheritdoc/>
    public Task DeleteChunksAsync(Lease lease, IReadOnlyList<Guid> chunks, CancellationToken cancellation) => WriteAsync(
        lease,
        (connection, transaction) =>
        {
            using var command = connection.Command(transaction, "delete from monitoring_chunk where id = @id and batch is not null", ("@id", null));
            foreach (var chunk in chunks)
            {
                command.Parameters[0].Value = StoredId(chunk);
                command.ExecuteNonQuery();
            }

            return 0;
        },
        cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredDay>> ReadDaysAsync(SeriesId series, int firstDay, int lastDay, CancellationToken cancellation) => await ReadAsync(
        $"{Days} where d.customer = @log and d.number = @number and d.location = @location and d.day between @first and @last order by d.day",
        ReadDay,
        cancellation,
        [.. Key(series), ("@first", firstDay), ("@last", lastDay)]);

    /// <inheritdoc/>
    public async Task<StoredDay?> ReadLastDayAsync(SeriesId series, int before, CancellationToken cancellation) => (await ReadAsync(
        $"{Days} where d.customer = @log and d.number = @number and d.location = @location and d.day < @before order by d.day desc limit 1",
        ReadDay,
        cancellation,
        [.. Key(series), ("@before", before)])).SingleOrDefault();

    /// <inheritdoc/>
    public Task SaveDaysAsync(Lease lease, IReadOnlyList<StoredDay> days, CancellationToken cancellation) => WriteAsync(
        lease,
        (connection, transaction) =>
        {
            Save("monitoring_day", ["block", "before"], days, day => [day.Block, day.Before]);
            Save("monitoring_hours", ["hours"], [.. days.Where(day => day.Hours.Length > 0)], day => [day.Hours]);
            Save("monitoring_detail", ["details"], [.. days.Where(day => day.Details is not null)], day => [day.Details!]);
            return 0;

            void Save(string table, string[] columns, IReadOnlyList<StoredDay> some, Func<StoredDay, object[]> values) => Replace(
                connection,
                transaction,
                table,
                ["customer", "number", "location", "day", .. columns],
                [.. some.Select(day => (object[])[
                    StoredId(day.Series.Log.Value), (long)day.Series.Monitor, (int)day.Series.Location, day.Day, .. values(day)])],
                keys: 4);
        },
        cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DayRange>> ReadDayRangesAsync(CustomerId log, CancellationToken cancellation) => await ReadAsync(
        "select customer, number, location, min(day), max(day), count(*) from monitoring_day where customer = @log group by customer, number, location order by number, location",
        reader => new DayRange(ReadSeries(reader), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt64(5)),
        cancellation,
        ("@log", StoredId(log.Value)));

    /// <inheritdoc/>
    public Task<int> DeleteDaysAsync(SeriesId series, int through, int most, CancellationToken cancellation) => database.WriteAsync(
        (connection, transaction) =>
        {
            (string, object?)[] some = [.. Key(series), ("@through", through), ("@most", most)];
            var oldest = $"{OfSeries} and day in (select day from monitoring_day where {OfSeries} and day <= @through order by day limit @most)";
            connection.Execute(transaction, $"delete from monitoring_detail where {oldest}", some);
            return connection.Execute(transaction, $"delete from monitoring_day where {oldest}", some);
        },
        cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredPiece>> ReadPiecesAsync(
        SeriesId series, int shard, int firstDay, int lastDay, CancellationToken cancellation) => await ReadAsync(
        "select 1, null, d.block, i.details from monitoring_day d left join monitoring_detail i "
        + "on i.customer = d.customer and i.number = d.number and i.location = d.location and i.day = d.day "
        + "where d.customer = @log and d.number = @number and d.location = @location and d.day between @first and @last "
        + "union all select 0, batch, records, details from monitoring_chunk "
        + "where customer = @log and shard = @shard and at >= @from and at < @to",
        reader => new StoredPiece(reader.GetInt32(0) == 1, reader.IsDBNull(1) ? null : reader.GetInt64(1), Bytes(reader, 2), BytesOrNull(reader, 3)),
        cancellation,
        [
            .. Key(series), ("@shard", shard), ("@first", firstDay), ("@last", lastDay),
            ("@from", firstDay * DayLength), ("@to", (lastDay + 2) * DayLength), // what began at the end of a day was written on the next
        ]);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(int Day, byte[] Hours)>> ReadHoursAsync(
        SeriesId series, int firstDay, int lastDay, CancellationToken cancellation) => await ReadAsync(
        $"select day, hours from monitoring_hours where {OfSeries} and day between @first and @last order by day",
        reader => (reader.GetInt32(0), Bytes(reader, 1)),
        cancellation,
        [.. Key(series), ("@first", firstDay), ("@last", lastDay)]);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredDay> ReadLogDaysAsync(CustomerId log, int firstDay, int lastDay, CancellationToken cancellation) => StreamAsync(
        $"{Days} where d.customer = @log and d.day between @first and @last order by d.number, d.location, d.day",
        ReadDay,
        cancellation,
        ("@log", StoredId(log.Value)),
        ("@first", firstDay),
        ("@last", lastDay));

    /// <inheritdoc/>
    public IAsyncEnumerable<Chunk> ReadLogChunksAsync(CustomerId log, long from, long to, CancellationToken cancellation) => StreamAsync(
        $"{Chunks} where customer = @log and at >= @from and at < @to order by id",
        ReadChunk,
        cancellation,
        ("@log", StoredId(log.Value)),
        ("@from", from),
        ("@to", to));

    /// <summary>Inserts rows, each in the place of one with the same key.</summary>
    /// <param name="connection">The writer's connection.</param>
    /// <param name="transaction">Its transaction.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns, those of the key first.</param>
    /// <param name="rows">Values in the order of the columns, none of them null; each column of one type: int, long, GUID as stored, bytes.</param>
    /// <param name="keys">How many of the columns make the key.</param>
    protected abstract void Replace(
        DbConnection connection, DbTransaction transaction, string table, string[] columns, IReadOnlyList<object[]> rows, int keys);

    /// <summary>A GUID as the database stores it.</summary>
    protected abstract object StoredId(Guid id);

    /// <summary>A GUID as read.</summary>
    protected abstract Guid ReadId(DbDataReader reader, int column);

    /// <summary>What replaces a row with the same key: <c>on conflict (a, b) do update set c = excluded.c</c>.</summary>
    protected static string OnConflict(string[] columns, int keys) =>
        $" on conflict ({string.Join(", ", columns[..keys])}) do update set {string.Join(", ", columns[keys..].Select(column => $"{column} = excluded.{column}"))}";

    private static byte[] Bytes(DbDataReader reader, int column) => (byte[])reader[column];

    private static byte[]? BytesOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : (byte[])reader[column];

    private Task<T> WriteAsync<T>(Lease lease, Func<DbConnection, DbTransaction, T> work, CancellationToken cancellation) => database.WriteAsync(
        (connection, transaction) =>
        {
            ownership.Fence(lease, connection, transaction);
            return work(connection, transaction);
        },
        cancellation);

    private Chunk ReadChunk(DbDataReader reader) => new(
        ReadId(reader, 0),
        new CustomerId(ReadId(reader, 1)),
        reader.GetInt32(2),
        reader.GetInt64(3),
        reader.IsDBNull(4) ? null : reader.GetInt64(4),
        Bytes(reader, 5),
        BytesOrNull(reader, 6));

    private StoredDay ReadDay(DbDataReader reader) =>
        new(ReadSeries(reader), reader.GetInt32(3), Bytes(reader, 4), Bytes(reader, 5), BytesOrNull(reader, 6) ?? [], BytesOrNull(reader, 7));

    private StoredSchedule ReadSchedule(DbDataReader reader)
    {
        var series = ReadSeries(reader);
        Guid? customer = series.Log == CustomerId.House ? null : series.Log.Value;
        return new StoredSchedule(series, reader.GetInt32(14), new MonitorSchedule(customer, Instant.FromUnixTimeMilliseconds(reader.GetInt64(13)))
        {
            Monitor = ReadId(reader, 3),
            Number = series.Monitor,
            Location = series.Location,
            Vantage = reader.GetString(4),
            Active = reader.GetBoolean(5),
            FirstSlot = (uint)reader.GetInt64(6),
            StartsAt = Instant.FromUnixTimeMilliseconds(reader.GetInt64(7)),
            IntervalMs = reader.GetInt64(8),
            TimeoutMs = reader.GetInt64(9),
            JitterMs = reader.GetInt64(10),
            ConfirmFailures = reader.GetInt32(11),
            ConfirmSuccesses = reader.GetInt32(12),
        });
    }

    private SeriesId ReadSeries(DbDataReader reader) => new(new CustomerId(ReadId(reader, 0)), (uint)reader.GetInt64(1), (ushort)reader.GetInt32(2));

    private (string Name, object? Value)[] Key(SeriesId series) =>
        [("@log", StoredId(series.Log.Value)), ("@number", (long)series.Monitor), ("@location", (int)series.Location)];

    private async IAsyncEnumerable<T> StreamOfLogsAsync<T>(
        string sql, string table, string order, IReadOnlyCollection<CustomerId>? logs, Func<DbDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var log in logs?.Select(log => (CustomerId?)log) ?? [null])
        {
            var rows = log is { } one
                ? StreamAsync($"{sql} where {table}.customer = @log{order}", read, cancellation, ("@log", StoredId(one.Value)))
                : StreamAsync(sql + order, read, cancellation);
            await foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    private Task<List<T>> ReadAsync<T>(
        string sql, Func<DbDataReader, T> read, CancellationToken cancellation, params (string Name, object? Value)[] parameters) =>
        ListAsync(StreamAsync(sql, read, cancellation, parameters));

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> stream)
    {
        var rows = new List<T>();
        await foreach (var row in stream)
        {
            rows.Add(row);
        }

        return rows;
    }

    private async IAsyncEnumerable<T> StreamAsync<T>(
        string sql, Func<DbDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await database.OpenReaderAsync(cancellation);
        await using var command = connection.Command(null, sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return read(reader);
        }
    }
}
