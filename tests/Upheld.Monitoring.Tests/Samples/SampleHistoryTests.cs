using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Evidence.Merkle;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Samples;
using Upheld.Testing.Database;
using static Upheld.Monitoring.Tests.Samples.WatchedHouse;

namespace Upheld.Monitoring.Tests.Samples;

public sealed class SampleHistoryTests
{
    private static readonly long Start = Midnight.ToUnixTimeMilliseconds();
    private static readonly Span FirstDay = new(Start, Start + 86_400_000);

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_interval_is_sealed_under_the_root_of_its_records_in_order(string provider)
    {
        await using var house = await CreateAsync(provider);
        var (one, two) = (await house.WatchAsync(Acme, 1), await house.WatchAsync(Acme, 2, shard: 1));
        var samples = house.Check(two, 0, "UUD").Concat(house.Check(one, 0, "UUU")).ToList();
        await house.FlushAsync();
        house.At(Midnight + Duration.FromMinutes(5));

        await house.KeepAsync();

        var (body, slot, root) = (await house.FactsAsync("sample.batch")).ShouldHaveSingleItem();
        root.ShouldBe(TreeHash.RootOfRecords(SampleBatch.ToRecords(SampleBatch.InOrder(samples)), Sample.Size).ToArray());
        slot.ShouldBe(0);
        var facts = JsonDocument.Parse(body).RootElement;
        facts.GetProperty("count").GetInt32().ShouldBe(6);
        facts.GetProperty("batch").GetInt64().ShouldBe(1);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Each_log_is_sealed_by_itself_and_what_comes_later_is_in_the_next_batch(string provider)
    {
        await using var house = await CreateAsync(provider);
        var (ours, shared) = (await house.WatchAsync(Acme, 1), await house.WatchAsync(CustomerId.House, 1, shard: 1));
        house.Check(ours, 0, "UU");
        house.Check(shared, 0, "UUU");
        await house.FlushAsync();
        await house.KeepAsync();
        house.Check(ours, 2, "U");
        await house.FlushAsync();
        house.At(Midnight + Duration.FromMinutes(5));

        await house.KeepAsync();

        (await house.FactsAsync("sample.batch")).Select(fact => JsonDocument.Parse(fact.Body).RootElement)
            .Select(fact => (fact.GetProperty("batch").GetInt64(), fact.GetProperty("count").GetInt32()))
            .ShouldBe([(1, 2), (1, 3), (2, 1)], ignoreOrder: true);
        (await house.RunAsync((ReadBatches read) => read.ExecuteAsync(Acme, Day(0), Day(1), default))).Select(pair => (pair.Key, pair.Value.Length))
            .ShouldBe([(1, 2), (2, 1)], ignoreOrder: true);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_interval_without_samples_says_so_and_keeps_the_numbers_in_one_row(string provider)
    {
        await using var house = await CreateAsync(provider);
        var monitor = await house.WatchAsync(Acme, 1);
        house.At(Midnight + Duration.FromMinutes(5));
        await house.KeepAsync();
        house.Check(monitor, 5, "U");
        await house.FlushAsync();
        house.At(Midnight + Duration.FromMinutes(10));

        await house.KeepAsync();

        (await house.QueryAsync(db => db.Set<BatchRow>().Where(b => b.Customer == Acme).OrderBy(b => b.Number).Select(b => new { b.Number, b.Count }).ToListAsync()))
            .Select(batch => (batch.Number, batch.Count)).ShouldBe([(1, 0), (2, 1)]);
        (await house.FactsAsync("log.heartbeat")).Count.ShouldBe(2); // of the customer's log, and the daily one of the house
        (await house.FactsAsync("sample.batch")).Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_second_sealer_of_the_same_chunks_seals_nothing(string provider)
    {
        await using var house = await CreateAsync(provider);
        house.Check(await house.WatchAsync(Acme, 1), 0, "UUU");
        await house.FlushAsync();
        var store = house.Store;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                return await house.RunAsync((SealBatches seal) => seal.ExecuteAsync(Acme, false, default));
            }
            catch (DbUpdateException)
            {
                return -1;
            }
        }));

        outcomes.Count(sealedSamples => sealedSamples == 3).ShouldBe(1);
        (await house.FactsAsync("sample.batch")).Count.ShouldBe(1);
        (await store.ReadUnsealedLogsAsync(default)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_closed_day_becomes_a_block_that_restores_what_was_hashed(string provider)
    {
        await using var house = await CreateAsync(provider);
        var monitor = await house.WatchAsync(Acme, 1);
        var other = await house.WatchAsync(Acme, 2);
        var expected = new List<Sample>();
        for (uint slot = 0; slot < 1440; slot += 60)
        {
            expected.AddRange(house.Check(monitor, slot, new string('U', 50) + "DDDUUUUUUU"));
            house.Check(other, slot, new string('U', 60));
            house.At(Midnight + Duration.FromMinutes(slot + 60) - Duration.FromSeconds(1));
            await house.FlushAsync();
            await house.KeepAsync();
        }

        var before = await house.RunAsync((ReadBatches read) => read.ExecuteAsync(Acme, Day(0), Day(0), default));
        house.At(Midnight + Duration.FromDays(1) + Duration.FromMinutes(5));

        await house.KeepAsync();

        (await house.CountAsync("monitoring_chunk")).ShouldBe(0);
        (await house.CountAsync("monitoring_day")).ShouldBe(2);
        var after = await house.RunAsync((ReadBatches read) => read.ExecuteAsync(Acme, Day(0), Day(0), default));
        after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
        after.ShouldAllBe(batch => batch.Value.SequenceEqual(before[batch.Key]));
        foreach (var (body, _, root) in await house.FactsAsync("sample.batch"))
        {
            var records = SampleBatch.ToRecords(after[JsonDocument.Parse(body).RootElement.GetProperty("batch").GetInt64()]);
            TreeHash.RootOfRecords(records, Sample.Size).ToArray().ShouldBe(root);
        }

        (await ReadAsync(house, 1)).Select(sample => sample.Sample).ShouldBe(expected);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_began_before_midnight_and_was_written_after_it_joins_its_day(string provider)
    {
        await using var house = await CreateAsync(provider);
        var monitor = await house.WatchAsync(Acme, 1);
        house.Check(monitor, 1430, "UUUUUUUUU");
        house.At(Midnight + Duration.FromHours(23) + Duration.FromMinutes(59));
        await house.FlushAsync();
        house.Check(monitor, 1439, "D");
        house.At(Midnight + Duration.FromDays(1) + Duration.FromSeconds(3));
        await house.FlushAsync();
        await house.KeepAsync();

        (await ReadAsync(house, 1)).Count.ShouldBe(10);
        house.Check(monitor, 1440, "DUUU");
        house.At(Midnight + Duration.FromDays(1) + Duration.FromMinutes(4));
        await house.FlushAsync();
        house.At(Midnight + Duration.FromDays(2) + Duration.FromMinutes(1));
        await house.KeepAsync();

        (await ReadAsync(house, 1)).Count.ShouldBe(10);
        var days = await house.Store.ReadDaysAsync(new SeriesId(Acme, 1, 1), Day(0), Day(2), default);
        days.Select(day => (day.Day, DayBlock.Unpack(day.Block).Samples.Count)).ShouldBe([(Day(0), 10), (Day(1), 4)]);
        FoldState.Read(days[1].Before).Open!.Value.Start.ShouldBe(Start + (1439 * 60_000)); // from here the second day can be folded by itself
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_hot_history_is_what_a_replay_of_the_samples_gives(string provider)
    {
        await using var house = await CreateAsync(provider);
        var monitor = await house.WatchAsync(Acme, 1);
        _ = await house.Histories.AllAsync(default);
        var samples = new List<Sample>();
        var random = new Random(7);
        for (uint slot = 0; slot < 300; slot += 10)
        {
            samples.AddRange(house.Check(monitor, slot, new string([.. Enumerable.Range(0, 10).Select(_ => "UUUUUDG?."[random.Next(9)])])));
            house.At(Midnight + Duration.FromMinutes(slot + 10));
            await house.FlushAsync();
        }

        var now = Start + (300 * 60_000);
        var replayed = StateHistory.Of(monitor.Schedule, samples).TimelineAt(now);
        (await house.Histories.OfMonitorAsync(monitor.Id, default)).ShouldHaveSingleItem().TimelineAt(now).ShouldBe(replayed);
        await house.RestartAsync();
        (await house.Histories.FindAsync(new SeriesId(Acme, 1, 1), default))!.TimelineAt(now).ShouldBe(replayed);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_monitor_that_stands_still_becomes_unknown_in_the_hot_history_too(string provider)
    {
        await using var house = await CreateAsync(provider);
        house.Check(await house.WatchAsync(Acme, 1), 0, "UU");
        await house.FlushAsync();

        var history = (await house.Histories.OfLogAsync(Acme, default)).ShouldHaveSingleItem();

        history.StateAt(Start + 134_999).ShouldBe(ProbeState.Up);
        history.StateAt(Start + 135_000).ShouldBe(ProbeState.Unknown);
        history.TimelineAt(Start + 999_999).StateAt(Start + 200_000).ShouldBe(ProbeState.Unknown);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Hours_are_the_same_before_and_after_their_day_is_compacted(string provider)
    {
        await using var house = await CreateAsync(provider);
        house.Check(await house.WatchAsync(Acme, 1), 0, new string('U', 90) + "DDD" + new string('U', 200));
        house.At(Midnight + Duration.FromHours(23));
        await house.FlushAsync();

        var open = await house.RunAsync((ReadHours read) => read.ExecuteAsync(new SeriesId(Acme, 1, 1), new Span(Start, Start + (4 * 3_600_000)), default));
        house.At(Midnight + Duration.FromDays(1));
        await house.KeepAsync();
        (await house.CountAsync("monitoring_hours")).ShouldBe(1);
        var closed = await house.RunAsync((ReadHours read) => read.ExecuteAsync(new SeriesId(Acme, 1, 1), new Span(Start, Start + (4 * 3_600_000)), default));

        closed.ShouldBe(open);
        closed.Select(hour => (hour.Checks, hour.Failures, hour.DownMs)).ShouldBe([(60, 0, 0), (60, 3, 180_000), (60, 0, 0), (60, 0, 0)]);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Check_details_are_sealed_beside_the_samples_and_found_again(string provider)
    {
        await using var house = await CreateAsync(provider);
        var monitor = await house.WatchAsync(Acme, 1);
        house.Check(monitor, 0, ProbeState.Up);
        var failed = house.Check(monitor, 1, ProbeState.Down, detail: Encoding.UTF8.GetBytes("""{"status":503}"""));
        await house.FlushAsync();
        await house.KeepAsync();

        var facts = JsonDocument.Parse((await house.FactsAsync("sample.batch"))[0].Body).RootElement;
        facts.GetProperty("detailCount").GetInt32().ShouldBe(1);
        facts.GetProperty("detailRoot").GetString().ShouldBe(
            TreeHash.Root([TreeHash.Leaf([.. SampleBatch.ToRecords([failed]), .. """{"status":503}"""u8])]).ToString());

        for (var day = 0; day < 2; day++)
        {
            var details = await house.RunAsync((ReadSamples read) => read.DetailsAsync(new SeriesId(Acme, 1, 1), FirstDay, default));
            details.Select(pair => (pair.Sample.Sample, Encoding.UTF8.GetString(pair.Detail))).ShouldBe([(failed, """{"status":503}""")]);
            house.At(Midnight + Duration.FromDays(1));
            await house.KeepAsync();
        }

        (await house.CountAsync("monitoring_detail")).ShouldBe(1);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_crash_between_storing_days_and_deleting_chunks_is_mended_by_the_next_run(string provider)
    {
        await using var house = await CreateAsync(provider);
        var monitor = await house.WatchAsync(Acme, 1);
        var expected = house.Check(monitor, 0, "UUUDDUUU");
        await house.FlushAsync();
        await house.KeepAsync();
        var chunk = (await house.Store.ReadChunksAsync(Acme, 0, long.MaxValue, default)).ShouldHaveSingleItem();
        house.At(Midnight + Duration.FromDays(1));
        await house.KeepAsync();
        await house.QueryAsync(async db =>
        {
            db.Add(new ChunkRow { Id = chunk.Id, Customer = Acme, Shard = 0, At = Midnight, Batch = chunk.Batch, Records = chunk.Records });
            return await db.SaveChangesAsync();
        });

        (await ReadAsync(house, 1)).Select(sample => sample.Sample).ShouldBe(expected);
        await house.RestartAsync();
        await house.KeepAsync();

        (await house.CountAsync("monitoring_chunk")).ShouldBe(0);
        (await ReadAsync(house, 1)).Select(sample => sample.Sample).ShouldBe(expected);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Each_shard_keeps_its_own_folds_the_first_one_too(string provider)
    {
        await using var house = await CreateAsync(provider);
        house.Check(await house.WatchAsync(Acme, 1), 0, "UDD");
        house.Check(await house.WatchAsync(Acme, 2, shard: 1), 0, "UU");

        await house.FlushAsync();
        await house.FlushAsync();

        var states = await house.Store.ReadShardStatesAsync(default);
        states.Select(row => row.Shard).ShouldBe([0, 1]);
        ShardBuffer.ReadStates(states[0].States).Values.ShouldHaveSingleItem().Open!.Value.IsConfirmed.ShouldBeTrue();
        ShardBuffer.ReadStates(states[1].States).Values.ShouldHaveSingleItem().Open.ShouldBeNull();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Whatever_happens_between_flush_and_block_nothing_is_lost_nor_twice(string provider)
    {
        for (var seed = 1; seed <= TestSize.Pick(1, 20); seed++)
        {
            await using var house = await CreateAsync(provider);
            await LiveAsync(house, new Random(seed));
        }
    }

    private static async Task LiveAsync(WatchedHouse house, Random random)
    {
        var monitors = new List<WatchedMonitor>();
        for (uint number = 1; number <= 4; number++)
        {
            monitors.Add(await house.WatchAsync(number == 4 ? CustomerId.House : Acme, number, shard: (int)number % 2, intervalMs: 900_000));
        }

        var expected = monitors.ToDictionary(monitor => monitor, _ => new List<Sample>());
        for (uint slot = 0; slot < 3 * 96; slot++)
        {
            foreach (var monitor in monitors.Where(_ => random.Next(10) > 0))
            {
                expected[monitor].Add(house.Check(monitor, slot, (ProbeState)random.Next(4), random.Next(2000), random.Next(8) == 0 ? [(byte)'{', (byte)'}'] : null));
            }

            house.At(Midnight + Duration.FromMinutes(15 * slot) + Duration.FromSeconds(random.Next(25, 900)));
            switch (random.Next(12))
            {
                case < 5:
                    await house.FlushAsync();
                    break;
                case < 8:
                    await house.KeepAsync();
                    break;
                case 8:
                    await house.FlushAsync();
                    await house.RestartAsync();
                    break;
            }
        }

        await house.FlushAsync();
        await house.KeepAsync();
        await HoldsAsync(house, expected);
        house.At(Midnight + Duration.FromDays(6));
        await house.KeepAsync();
        (await house.CountAsync("monitoring_chunk")).ShouldBe(0);
        await HoldsAsync(house, expected);
    }

    private static async Task HoldsAsync(WatchedHouse house, Dictionary<WatchedMonitor, List<Sample>> expected)
    {
        var now = house.Time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var (monitor, samples) in expected)
        {
            var series = new SeriesId(monitor.Customer, monitor.Number, 1);
            (await house.RunAsync((ReadSamples read) => read.ExecuteAsync(series, new Span(Start, now), default))).Select(sample => sample.Sample).ShouldBe(samples);
            (await house.Histories.FindAsync(series, default))!.TimelineAt(now).ShouldBe(StateHistory.Of(monitor.Schedule, samples).TimelineAt(now));
        }

        var roots = new List<string>();
        foreach (var log in expected.Keys.Select(monitor => monitor.Customer).Distinct())
        {
            var batches = await house.RunAsync((ReadBatches read) => read.ExecuteAsync(log, Day(0), Day(9), default));
            batches.Values.Sum(batch => batch.Length).ShouldBe(expected.Where(pair => pair.Key.Customer == log).Sum(pair => pair.Value.Count));
            roots.AddRange(batches.Values.Select(batch => TreeHash.RootOfRecords(SampleBatch.ToRecords(batch), Sample.Size).ToString()));
        }

        (await house.FactsAsync("sample.batch")).Select(fact => Convert.ToHexStringLower(fact.InnerRoot!)).ShouldBe(roots, ignoreOrder: true);
    }

    private static int Day(int after) => (int)(Start / 86_400_000) + after;

    private static Task<IReadOnlyList<TimedSample>> ReadAsync(WatchedHouse house, uint monitor) =>
        house.RunAsync((ReadSamples read) => read.ExecuteAsync(new SeriesId(Acme, monitor, 1), FirstDay, default));
}
