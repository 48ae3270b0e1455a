using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Database;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Signing;
using Upheld.Monitoring.Samples;
using Upheld.Monitoring.Tests.Samples;
using Upheld.Testing.Database;
using Upheld.Testing.Doctor;
using static Upheld.Monitoring.Tests.Samples.WatchedHouse;

namespace Upheld.Monitoring.Tests.Doctor;

/// <summary>What <c>upheld doctor --evidence</c> notices in a whole installation.</summary>
public sealed class EvidenceTests(ITestOutputHelper output)
{
    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_single_change_in_any_table_of_evidence_is_noticed_and_nothing_else_is(string provider)
    {
        var isSqlite = provider == "sqlite";
        var (mutations, untouched) = isSqlite ? (TestSize.Pick(400, 10_000), TestSize.Pick(40, 1_000)) : (TestSize.Pick(150, 2_000), TestSize.Pick(15, 200));
        var seed = TestSize.Pick(20260301, Environment.TickCount);
        await using var house = await WholeInstallation.CreateAsync(provider);
        var doctor = house.Services.GetRequiredService<CheckEvidence>();
        var heads = await house.Services.GetRequiredService<ISigner>().HeadsAsync(default);
        await using var connection = await house.Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(default);
        var mutation = new RowMutation(connection, isSqlite, new Random(seed), WholeInstallation.Tables, SaysTheSame);
        FaultCount(doctor, connection, heads).ShouldBe(0);

        var (missed, applied, refused, tables) = (new List<string>(), 0, 0, new SortedDictionary<string, int>());
        while (applied < mutations)
        {
            connection.Execute(null, "begin");
            if (mutation.Apply() is { } what)
            {
                applied++;
                var table = what.Split(' ', '.')[1];
                tables[table] = tables.GetValueOrDefault(table) + 1;
                if (FaultCount(doctor, connection, heads) == 0)
                {
                    missed.Add(what);
                }
            }
            else
            {
                refused++;
            }

            connection.Execute(null, "rollback");
        }

        var alarms = Enumerable.Range(0, untouched).Sum(_ => FaultCount(doctor, connection, heads));
        output.WriteLine(
            $"seed {seed}: {applied} changes of rows on {provider}, {applied - missed.Count} noticed; {refused} tries changed nothing or the database refused them; {untouched} untouched copies, {alarms} alarms");
        output.WriteLine(string.Join(", ", tables.Select(table => $"{table.Key} {table.Value}")));
        missed.ShouldBeEmpty();
        alarms.ShouldBe(0);
        tables.Count.ShouldBe(WholeInstallation.Tables.Count);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_untouched_installation_is_counted_and_found_whole(string provider)
    {
        await using var house = await WholeInstallation.CreateAsync(provider);

        var results = (await house.Services.GetRequiredService<CheckEvidence>().ExecuteAsync(default)).ToDictionary(result => result.Check, result => result.Findings);

        results.Values.SelectMany(findings => findings.Faults).ShouldBeEmpty();
        var samples = results["samples"].Counts;
        (samples["series"], samples["samples"], samples["days"], samples["folds"], samples["histories"]).ShouldBe((5, 704, 8, 4, 4));
        samples["outages"].ShouldBeGreaterThan(0);
        samples["details"].ShouldBeGreaterThan(0);
        samples["chunks"].ShouldBeGreaterThan(0);
        results["contracts"].Counts["documents"].ShouldBe(7);
        results["restatements"].Counts["restatements"].ShouldBe(3);
        results["contracts"].Counts["terms"].ShouldBe(1);
        results["ledger"].Counts["tiles"].ShouldBeGreaterThan(0);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Samples_that_wait_for_their_seal_or_came_over_midnight_are_no_fault(string provider)
    {
        await using var house = await WatchedHouse.CreateAsync(provider);
        var monitor = await house.WatchAsync(Acme, 1);
        house.Check(monitor, 0, new string('U', 1439));
        house.At(Midnight + Duration.FromDays(1) - Duration.FromSeconds(50));
        await house.FlushAsync();
        await house.KeepAsync();
        house.Check(monitor, 1439, "D"); // due a minute before midnight, written after it
        house.At(Midnight + Duration.FromDays(1) + Duration.FromSeconds(2));
        await house.KeepAsync(); // compacts the day without it
        await house.FlushAsync();
        (await house.CountAsync("monitoring_day")).ShouldBe(1);

        (await FaultsAsync(house)).ShouldBeEmpty();
        house.Check(monitor, 1440, "DDU");
        house.At(Midnight + Duration.FromDays(1) + Duration.FromMinutes(10));
        await house.FlushAsync();
        (await FaultsAsync(house)).ShouldBeEmpty();
        await house.KeepAsync();
        (await FaultsAsync(house)).ShouldBeEmpty();
        house.At(Midnight + Duration.FromDays(2) + Duration.FromMinutes(10));
        await house.KeepAsync(); // stores the first day anew
        (await house.CountAsync("monitoring_day")).ShouldBe(2);
        (await FaultsAsync(house)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_crash_between_storing_a_day_and_deleting_its_chunks_is_no_fault(string provider)
    {
        await using var house = await WatchedHouse.CreateAsync(provider);
        var monitor = await house.WatchAsync(Acme, 1);
        house.Check(monitor, 0, "UUDDUU");
        house.At(Midnight + Duration.FromMinutes(10));
        await house.FlushAsync();
        await house.KeepAsync();
        var chunks = await house.Store.ReadChunksAsync(Acme, 0, long.MaxValue, default);
        house.At(Midnight + Duration.FromDays(1) + Duration.FromMinutes(10));
        await house.KeepAsync();
        (await house.CountAsync("monitoring_chunk")).ShouldBe(0);
        await house.QueryAsync(db =>
        {
            foreach (var chunk in chunks)
            {
                db.Add(new ChunkRow
                {
                    Id = chunk.Id, Customer = chunk.Log, Shard = chunk.Shard, At = Instant.FromUnixTimeMilliseconds(chunk.At), Batch = chunk.Batch, Records = chunk.Records, Details = chunk.Details,
                });
            }

            return db.SaveChangesAsync(default);
        });

        (await FaultsAsync(house)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("update monitoring_chunk set at = at - 30 * 86400000", "evidence.chunk_at")]
    [InlineData("update monitoring_chunk set shard = 5", "evidence.chunk_shard")]
    [InlineData("delete from monitoring_day", "evidence.samples_altered", "evidence.day_stray", "evidence.history_altered", "evidence.outage_altered")]
    [InlineData("delete from monitoring_detail", "evidence.details_altered")]
    [InlineData("delete from monitoring_history", "evidence.history_altered")]
    [InlineData("delete from monitoring_shard_state", "evidence.fold_missing")]
    [InlineData("delete from monitoring_outage", "evidence.outage_altered")]
    [InlineData("delete from monitoring_hours", "evidence.hours_altered")]
    [InlineData("delete from monitoring_batch", "evidence.batch_altered")]
    [InlineData("delete from monitoring_monitor where customer = x'0198000000007000800000000000000a'", "evidence.monitor_missing")]
    [InlineData("delete from commitments_document where kind = 'Contract' and version = 1", "evidence.document_missing", "evidence.contract_document")]
    [InlineData("update commitments_document set content = replace(content, '99.95', '99.5')", "evidence.document_altered", "evidence.contract_document")]
    [InlineData("update commitments_promise set terms = replace(terms, '99.8', '99.5')", "evidence.terms_altered")]
    [InlineData("update commitments_restatement set reason = 'because'", "evidence.restatement_altered")]
    [InlineData("update commitments_restatement set decided_by = requested_by where state = 'Approved'", "evidence.restatement_altered")]
    [InlineData("delete from commitments_restatement", "evidence.restatement_missing")]
    public async Task What_is_wrong_is_told_in_both_languages(string change, params string[] expected)
    {
        await using var house = await WholeInstallation.CreateAsync("sqlite");
        await house.Services.GetRequiredService<IDatabaseProvider>().WriteAsync((connection, transaction) => connection.Execute(transaction, change), default);

        var faults = (await house.Services.GetRequiredService<CheckEvidence>().ExecuteAsync(default)).SelectMany(result => result.Findings.Faults).ToList();

        expected.ShouldBeSubsetOf(faults.Select(fault => fault.Code));
        faults.ShouldAllBe(fault => fault.Message.English.EndsWith('.') && fault.Message.Chinese.EndsWith('。') && fault.Message.Chinese.Any(letter => letter > 0x4e00));
    }

    private static long FaultCount(CheckEvidence doctor, System.Data.Common.DbConnection connection, IReadOnlyList<SignerHead> heads) =>
        doctor.Check(connection, heads, default).Sum(result => result.Findings.FaultCount);

    private static async Task<IReadOnlyList<string>> FaultsAsync(WatchedHouse house) =>
        [.. (await house.Services.GetRequiredService<CheckEvidence>().ExecuteAsync(default)).Where(result => result.Check != "ledger")
            .SelectMany(result => result.Findings.Faults).Select(fault => fault.Message.English)];

    /// <summary>A Brotli stream has bits that change nothing of what it restores to: such a change leaves the evidence as it was.</summary>
    private static bool SaysTheSame(string column, byte[]? before, byte[]? after)
    {
        try
        {
            return column switch
            {
                "block" => before is not null && after is not null && DayBlock.Unpack(before).Samples.SequenceEqual(DayBlock.Unpack(after).Samples),
                "hours" => before is not null && after is not null && RollUpBlock.Unpack(before).SequenceEqual(RollUpBlock.Unpack(after)),
                "details" => Details(before).SequenceEqual(Details(after)),
                _ => false,
            };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Details(byte[]? packed) =>
        packed is null ? [] : DetailChunk.Unpack(packed).Select(pair => $"{pair.Sample} {Convert.ToHexString(pair.Detail)}");
}
