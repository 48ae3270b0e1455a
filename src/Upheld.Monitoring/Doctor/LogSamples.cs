using System.Data.Common;
using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Samples;

namespace Upheld.Monitoring.Doctor;

/// <summary>Checks the samples of one log: lays the records of each batch out again, out of blocks and chunks, and folds each series on the way. Days are read in order, so that
/// about two days of the log are in memory.</summary>
internal sealed class LogSamples(CustomerId log, EvidenceSnapshot snapshot, EvidenceFindings findings)
{
    private const long DayLength = 86_400_000;

    /// <summary>Days read with one question: the table is ordered by monitor, and each question looks through all of it.</summary>
    private const int DaysAtOnce = 32;

    /// <summary>How far from its seal a chunk may say that it was written: reading looks no further. A clock that was stepped back is no fault.</summary>
    private const long LongestFlush = 2 * DayLength;

    private readonly SortedDictionary<long, SealedBatch> _batches = [];
    private readonly Dictionary<SeriesId, SeriesWalk> _series = [];
    private readonly Dictionary<SeriesId, List<Sample>> _open = [];
    private readonly Dictionary<SeriesId, (MonitorId Monitor, byte[] Pack)> _histories = [];
    private readonly HashSet<SeriesId> _begun = [];
    private LetGo? _letGo;

    /// <summary>Checks everything and answers the folds, for what is stored across logs.</summary>
    public IReadOnlyCollection<SeriesWalk> Run(CancellationToken cancellation)
    {
        ReadSchedules();
        ReadLetGo();
        ReadBatches();
        ReadHistories();
        ReadChunks();
        ReadDays(cancellation);
        foreach (var batch in _batches.Values.Where(batch => !batch.IsDone))
        {
            Compare(batch);
        }

        foreach (var walk in _series.Values)
        {
            walk.End();
        }

        CheckHistories();
        CheckOutages();
        return _series.Values;
    }

    private void ReadSchedules()
    {
        var facts = snapshot.Facts(MonitorSchedule.Type, log).Select(fact => fact.Read<MonitorSchedule>())
            .Where(schedule => schedule.Shared != true).ToList(); // the checks of a shared monitor stand in the installation's log
        var rows = Rows(
            "select monitor, number, location, vantage, active, first_slot, starts_at, interval_ms, timeout_ms, jitter_ms, confirm_failures, confirm_successes, recorded_at "
            + "from monitoring_schedule where customer = @log",
            ReadSchedule);
        var stray = facts.ToHashSet();
        stray.SymmetricExceptWith(rows);
        foreach (var schedule in stray)
        {
            Fault("evidence.schedule_altered", $"a schedule of monitor {schedule.Number} is not the one in its leaf", $"监控项 {schedule.Number} 的检查计划与叶子不符");
        }

        var monitors = Rows(
            "select id, number, shard from monitoring_monitor where customer = @log",
            reader => (Id: new MonitorId(EvidenceSnapshot.ReadId(reader, 0)), Number: reader.GetInt64(1), Shard: EvidenceSnapshot.ReadInt(reader, 2))).ToDictionary(monitor => monitor.Id);
        foreach (var planned in facts.GroupBy(fact => new SeriesId(log, fact.Number, fact.Location)))
        {
            var ordered = planned.OrderBy(fact => fact.At).ThenBy(fact => fact.FirstSlot).ThenBy(fact => fact.StartsAt).ToList();
            var id = new MonitorId(ordered[0].Monitor);
            var isKnown = monitors.TryGetValue(id, out var monitor) && monitor.Number == ordered[0].Number;
            if (!isKnown)
            {
                Fault("evidence.monitor_missing", $"monitor {planned.Key.Monitor} has a schedule and no row that bears its number", $"监控项 {planned.Key.Monitor} 有检查计划，却没有对应的记录");
            }

            _series[planned.Key] = new SeriesWalk(planned.Key, id, isKnown ? monitor.Shard : null, ProbeSchedule.Of(ordered));
            findings.Count("series");
        }
    }

    private MonitorSchedule ReadSchedule(DbDataReader reader) => new(log == CustomerId.House ? null : log.Value, At(reader, 12))
    {
        Monitor = EvidenceSnapshot.ReadId(reader, 0),
        Number = checked((uint)reader.GetInt64(1)),
        Location = checked((ushort)EvidenceSnapshot.ReadInt(reader, 2)),
        Vantage = reader.GetString(3),
        Active = EvidenceSnapshot.ReadFlag(reader, 4),
        FirstSlot = checked((uint)reader.GetInt64(5)),
        StartsAt = At(reader, 6),
        IntervalMs = reader.GetInt64(7),
        TimeoutMs = reader.GetInt64(8),
        JitterMs = reader.GetInt64(9),
        ConfirmFailures = EvidenceSnapshot.ReadInt(reader, 10),
        ConfirmSuccesses = EvidenceSnapshot.ReadInt(reader, 11),
    };

    /// <summary>What a fact says was let go is missing by right; of each series the walk begins with the first day that is kept.</summary>
    private void ReadLetGo()
    {
        foreach (var fact in snapshot.Facts(SamplesLetGo.Type, log).Select(fact => fact.Read<SamplesLetGo>()))
        {
            var told = Retention.ReadLetGo.Of(fact);
            _letGo = _letGo is null || told.Through > _letGo.Through ? told with { LastBatch = Math.Max(told.LastBatch, _letGo?.LastBatch ?? 0) } : _letGo;
            findings.Count("days let go", fact.Days);
            findings.Count("samples let go", fact.Samples);
        }
    }

    private void ReadBatches()
    {
        var told = snapshot.Facts(SampleBatchSealed.Type, log).Select(fact => SealedBatch.Of(fact.Read<SampleBatchSealed>(), fact.Id, fact.Slot, fact.InnerRoot))
            .Concat(snapshot.Facts(LogHeartbeat.Type, log).Select(fact => SealedBatch.Of(fact.Read<LogHeartbeat>(), fact.Id)));
        foreach (var batch in told)
        {
            if (!_batches.TryAdd(batch.Number, batch))
            {
                Fault("evidence.batch_twice", $"batch {batch.Number} was sealed twice", $"批次 {batch.Number} 被封存了两次");
            }
        }

        long number = 0;
        SealedBatch? before = null;
        foreach (var batch in _batches.Values)
        {
            if (batch.Number != ++number || (before is not null && batch.Since != before.At))
            {
                Fault("evidence.batch_gap", $"batch {batch.Number} does not follow on the one before", $"批次 {batch.Number} 与前一批次不衔接");
                number = batch.Number;
            }

            before = batch;
            findings.Count("batches");
        }

        var rows = Rows(
            "select number, at, count, fact from monitoring_batch where customer = @log",
            reader => (Number: reader.GetInt64(0), At: reader.GetInt64(1), Count: EvidenceSnapshot.ReadInt(reader, 2), Fact: EvidenceSnapshot.ReadId(reader, 3))).ToHashSet();
        rows.SymmetricExceptWith(_batches.Values.Select(batch => (batch.Number, batch.At, batch.Count, batch.Fact)));
        foreach (var row in rows.DistinctBy(row => row.Number))
        {
            Fault("evidence.batch_altered", $"the row of batch {row.Number} is not what its leaf says", $"批次 {row.Number} 的记录与叶子不符");
        }
    }

    private void ReadChunks()
    {
        using var command = Query("select id, shard, at, batch, records, details from monitoring_chunk where customer = @log");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            findings.Count("chunks");
            var id = EvidenceSnapshot.ReadId(reader, 0);
            try
            {
                TakeChunk(id, EvidenceSnapshot.ReadInt(reader, 1), reader.GetInt64(2), reader.IsDBNull(3) ? null : reader.GetInt64(3), (byte[])reader[4], EvidenceSnapshot.ReadBytes(reader, 5));
            }
            catch (Exception e) when (IsDamage(e))
            {
                Fault("evidence.chunk_damaged", $"chunk {id} cannot be read", $"样本块 {id} 无法读取");
            }
        }

        foreach (var (series, samples) in _open)
        {
            if (Walk(series) is { } walk)
            {
                walk.Open(samples);
            }
        }
    }

    private void TakeChunk(Guid id, int shard, long at, long? number, byte[] records, byte[]? packed)
    {
        var samples = SampleBatch.FromRecords(records);
        var details = packed is null ? [] : DetailChunk.Unpack(packed);
        SealedBatch? batch = null;
        if (number is { } sealing && !_batches.TryGetValue(sealing, out batch))
        {
            Fault("evidence.samples_stray", $"chunk {id} belongs to batch {number}, which no leaf knows", $"样本块 {id} 所属批次 {number} 没有对应的叶子");
        }

        if (batch is not null && Math.Abs(at - batch.At) > LongestFlush)
        {
            Fault("evidence.chunk_at", $"chunk {id} says that it was written days apart from its seal", $"样本块 {id} 的写入时间与封存时间相差数日");
        }

        foreach (var sample in samples)
        {
            var series = SeriesId.Of(log, sample);
            if (Walk(series) is { } walk && walk.Shard != shard)
            {
                Fault("evidence.chunk_shard", $"chunk {id} lies in shard {shard} with samples of monitor {series.Monitor}, which is in another", $"样本块 {id} 位于分片 {shard}，但监控项 {series.Monitor} 属于其他分片");
                break;
            }

            batch?.Add(sample);
            (_open.TryGetValue(series, out var open) ? open : _open[series] = []).Add(sample);
        }

        if (batch is not null)
        {
            batch.IsOpen = true;
            foreach (var (sample, detail) in details)
            {
                batch.Add(sample, detail);
            }
        }
    }

    private void ReadDays(CancellationToken cancellation)
    {
        var (days, hours, details) = (0L, 0L, 0L);
        for (var from = DayFrom(int.MinValue); from is not null; from = DayFrom(from.Value + DaysAtOnce))
        {
            using var command = snapshot.Query(
                "select d.number, d.location, d.day, d.before, d.block, h.hours, i.details from monitoring_day d "
                + "left join monitoring_hours h on h.customer = d.customer and h.number = d.number and h.location = d.location and h.day = d.day "
                + "left join monitoring_detail i on i.customer = d.customer and i.number = d.number and i.location = d.location and i.day = d.day "
                + "where d.customer = @log and d.day between @first and @last order by d.day, d.number, d.location",
                Log(), ("@first", from), ("@last", from + DaysAtOnce - 1));
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                var (hour, detail) = (EvidenceSnapshot.ReadBytes(reader, 5), EvidenceSnapshot.ReadBytes(reader, 6));
                (days, hours, details) = (days + 1, hours + (hour is null ? 0 : 1), details + (detail is null ? 0 : 1));
                findings.Count("days");
                var (series, day) = (new SeriesId(log, checked((uint)reader.GetInt64(0)), checked((ushort)EvidenceSnapshot.ReadInt(reader, 1))), EvidenceSnapshot.ReadInt(reader, 2));
                try
                {
                    TakeDay(series, day, (byte[])reader[3], (byte[])reader[4], hour, detail);
                }
                catch (Exception e) when (IsDamage(e))
                {
                    FaultOfDay("evidence.day_damaged", series, day, "cannot be read", "无法读取");
                }
            }
        }

        CountStray("monitoring_day", days);
        CountStray("monitoring_hours", hours + HoursLetGo());
        CountStray("monitoring_detail", details);
    }

    /// <summary>The hours of days that were let go stay, for charts; nothing proves them any more.</summary>
    private long HoursLetGo() => _letGo is not { } letGo ? 0 : snapshot.Number(
        "select count(*) from monitoring_hours h where h.customer = @log and h.day <= @through and not exists "
        + "(select 1 from monitoring_day d where d.customer = h.customer and d.number = h.number and d.location = h.location and d.day = h.day)",
        Log(),
        ("@through", letGo.KeptFrom.ToUnixTimeMilliseconds() / DayLength - 1)) ?? 0;

    private long? DayFrom(long day) =>
        snapshot.Number("select cast(min(day) as bigint) from monitoring_day where customer = @log and day >= @day", Log(), ("@day", day));

    private void TakeDay(SeriesId series, int day, byte[] before, byte[] packed, byte[]? hours, byte[]? details)
    {
        if (Walk(series) is not { } walk)
        {
            return; // told
        }

        if (_begun.Add(series) && _letGo is { } letGo && walk.Schedule.Parts is [var begins, ..] && begins.StartsAt < letGo.KeptFrom)
        {
            walk.Resume(before, _histories.TryGetValue(series, out var history) ? IntervalPack.Unpack(history.Pack).Changes : []);
        }

        var block = DayBlock.Unpack(packed);
        if ((block.Monitor, block.Location, block.Day) != (series.Monitor, series.Location, day) || block.Samples.Any(entry => DayOf(walk.Schedule, entry.Sample) != day)
            || !block.Samples.SequenceEqual(block.Samples.Distinct().Order()))
        {
            FaultOfDay("evidence.day_altered", series, day, "holds a block that is not its own", "存放的不是该日的数据块");
        }

        var batchesOf = block.Samples.ToLookup(entry => entry.Sample, entry => entry.Batch);
        Dictionary<long, SealedBatch> touched = [];
        foreach (var (number, sample) in block.Samples)
        {
            if (!_batches.TryGetValue(number, out var batch) || batch.IsDone)
            {
                FaultOfDay("evidence.samples_stray", series, day, $"holds samples that batch {number} has not sealed", $"含有批次 {number} 未封存的样本");
                continue;
            }

            batch.Add(sample);
            touched[number] = batch;
        }

        foreach (var (sample, detail) in details is null ? [] : DetailChunk.Unpack(details))
        {
            if (!batchesOf.Contains(sample))
            {
                FaultOfDay("evidence.detail_stray", series, day, "keeps details of a check that it does not hold", "存有并不包含的检查的明细");
            }

            foreach (var number in batchesOf[sample])
            {
                touched.GetValueOrDefault(number)?.Add(sample, detail);
            }
        }

        if (!before.AsSpan().SequenceEqual(walk.Before))
        {
            FaultOfDay("evidence.before_altered", series, day, "does not go on from the day before", "未能承接前一日的状态");
        }

        var expected = walk.Take(day, block.Samples.Select(entry => entry.Sample));
        if (hours is null || (expected is not null && !RollUpBlock.Unpack(hours).SequenceEqual(expected)))
        {
            FaultOfDay("evidence.hours_altered", series, day, "shows hours that do not follow from its samples", "的小时汇总与样本不符");
        }

        foreach (var batch in touched.Values.Where(batch => batch.IsComplete()))
        {
            Compare(batch);
        }
    }

    private void Compare(SealedBatch batch)
    {
        if (batch.Number <= _letGo?.LastBatch && !batch.IsWhole())
        {
            findings.Count("batches let go");
            return;
        }

        var (samples, details) = batch.Compare();
        findings.Count("samples", batch.Count);
        findings.Count("details", batch.DetailCount);
        if (!samples)
        {
            Fault("evidence.samples_altered", $"what is stored of batch {batch.Number} does not lead to what was sealed", $"批次 {batch.Number} 现存的样本无法得出封存时的根");
        }

        if (!details)
        {
            Fault("evidence.details_altered", $"the check details of batch {batch.Number} do not lead to what was sealed", $"批次 {batch.Number} 现存的检查明细无法得出封存时的根");
        }
    }

    private void ReadHistories()
    {
        var rows = Rows(
            "select number, location, monitor, pack from monitoring_history where customer = @log",
            reader => (Series: new SeriesId(log, checked((uint)reader.GetInt64(0)), checked((ushort)EvidenceSnapshot.ReadInt(reader, 1))), Monitor: new MonitorId(EvidenceSnapshot.ReadId(reader, 2)), Pack: (byte[])reader[3]));
        rows.ForEach(row => _histories[row.Series] = (row.Monitor, row.Pack));
    }

    private void CheckHistories()
    {
        foreach (var series in _histories.Keys)
        {
            Walk(series);
        }

        foreach (var walk in _series.Values)
        {
            var isStored = _histories.TryGetValue(walk.Series, out var row);
            findings.Count("histories", isStored ? 1 : 0);
            if ((isStored && row.Monitor != walk.Monitor) || !IsTheirs(walk, isStored ? row.Pack : null))
            {
                Fault("evidence.history_altered", $"the states of monitor {walk.Series.Monitor} at place {walk.Series.Location} are not those of its samples", $"监控项 {walk.Series.Monitor} 在地点 {walk.Series.Location} 的状态历史与样本不符");
            }
        }
    }

    private static bool IsTheirs(SeriesWalk walk, byte[]? pack) => (walk.Pack, pack) switch
    {
        (null, null) => true,
        (null, { } stored) => walk.TrustedTo is { } to && IntervalPack.Unpack(stored).Changes.All(change => change.At <= to),
        ({ } expected, { } stored) => stored.AsSpan().SequenceEqual(expected),
        _ => false,
    };

    private void CheckOutages()
    {
        var rows = Rows(
            "select monitor, location, start_at, earliest, confirmed_at, fault, end_at, end_earliest from monitoring_outage where customer = @log",
            reader => new ToldOutage(
                EvidenceSnapshot.ReadId(reader, 0), EvidenceSnapshot.ReadInt(reader, 1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetString(5),
                reader.IsDBNull(6) ? null : reader.GetInt64(6), reader.IsDBNull(7) ? null : reader.GetInt64(7)));
        var expected = _series.Values.SelectMany(walk => walk.Outages.Values.Select(outage => new ToldOutage(
            walk.Monitor.Value, walk.Series.Location, outage.Start, outage.Earliest, outage.ConfirmedAt!.Value, outage.Fault.ToString(), outage.End, outage.EndEarliest))).ToHashSet();
        findings.Count("outages", rows.Count);
        var trusted = _series.Values.Where(walk => walk.TrustedTo is not null).ToDictionary(walk => (walk.Monitor.Value, (int)walk.Series.Location), walk => walk.TrustedTo!.Value);
        rows.RemoveAll(row => trusted.TryGetValue((row.Monitor, row.Location), out var to) && row.End <= to && !expected.Any(outage => outage.Start == row.Start && outage.Monitor == row.Monitor));
        expected.SymmetricExceptWith(rows);
        foreach (var outage in expected.DistinctBy(outage => (outage.Monitor, outage.Location, outage.Start)))
        {
            var start = Instant.FromUnixTimeMilliseconds(Math.Clamp(outage.Start, 0, 253_402_300_799_999));
            Fault("evidence.outage_altered", $"the outage of monitor {outage.Monitor} from {start} on is not that of its samples", $"监控项 {outage.Monitor} 自 {start} 起的中断与样本不符");
        }
    }

    private SeriesWalk? Walk(SeriesId series)
    {
        if (!_series.TryGetValue(series, out var walk))
        {
            Fault("evidence.series_stray", $"monitor {series.Monitor} at place {series.Location} has samples or states and no schedule", $"监控项 {series.Monitor} 在地点 {series.Location} 有样本或状态，却没有检查计划");
        }

        return walk;
    }

    /// <summary>What the walk over the days did not see belongs to no day.</summary>
    private void CountStray(string table, long seen)
    {
        if (snapshot.Number($"select count(*) from {table} where customer = @log", Log()) != seen)
        {
            Fault("evidence.day_stray", $"{table} has rows that belong to no stored day", $"{table} 含有不属于任何日块的记录");
        }
    }

    private List<T> Rows<T>(string sql, Func<DbDataReader, T> read)
    {
        using var command = Query(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private DbCommand Query(string sql) => snapshot.Query(sql, Log());

    private (string Name, object? Value) Log() => ("@log", snapshot.StoredId(log.Value));

    private static Instant At(DbDataReader reader, int column) => Instant.FromUnixTimeMilliseconds(reader.GetInt64(column));

    private static int DayOf(ProbeSchedule schedule, in Sample sample)
    {
        schedule.TryInstantOf(sample, out var at);
        return (int)(StateHistory.DayOf(at) / DayLength);
    }

    private static bool IsDamage(Exception e) => e is FormatException or IOException or InvalidDataException or ArgumentException or OverflowException or InvalidOperationException;

    private void Fault(string code, string english, string chinese) => findings.Fault(code, $"{Whose()}: {english}.", $"{Whose()}：{chinese}。");

    private void FaultOfDay(string code, SeriesId series, int day, string english, string chinese)
    {
        var date = new LocalDate(1970, 1, 1).PlusDays(Math.Clamp(day, 0, 2_000_000));
        Fault(code, $"the day {date:uuuu-MM-dd} of monitor {series.Monitor} at place {series.Location} {english}", $"监控项 {series.Monitor} 在地点 {series.Location} 的 {date:uuuu-MM-dd} 日块{chinese}");
    }

    private string Whose() => log == CustomerId.House ? "house" : log.ToString();

    private sealed record ToldOutage(Guid Monitor, int Location, long Start, long Earliest, long ConfirmedAt, string Fault, long? End, long? EndEarliest);
}
