using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Database;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Jobs;
using Upheld.Kernel.Ledger;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Checks;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Doctor;
using Upheld.Monitoring.Retention;
using Upheld.Monitoring.Tests.Samples;
using Upheld.Testing.Database;
using static Upheld.Monitoring.Tests.Samples.WatchedHouse;

namespace Upheld.Monitoring.Tests.Retention;

/// <summary>Days of checks are kept as long as the contract says, and their going leaves a trace.</summary>
public sealed class LetGoTests
{
    /// <summary>Six days were checked, the contract covers March and keeps evidence for 120 days: the first three may go from 2 July on.</summary>
    private static readonly Instant ThreeMayGo = Instant.FromUtc(2026, 7, 2, 2, 40);

    private static readonly Instant YearsLater = Instant.FromUtc(2029, 1, 1, 2, 40);

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Days_go_when_the_contract_says_so_and_what_is_missing_is_told_and_not_taken_for_damage(string provider)
    {
        await using var house = await CreateAsync(provider);
        var monitor = await SixDaysAsync(house, "evidence: 120d");
        var before = await ReadHistoryAsync(house);

        await LetGoAsync(house, Instant.FromUtc(2026, 6, 29, 2, 40));
        (await house.CountAsync("monitoring_day")).ShouldBe(6);
        await LetGoAsync(house, ThreeMayGo);

        (await house.CountAsync("monitoring_day"), await house.CountAsync("monitoring_detail"), await house.CountAsync("monitoring_hours")).ShouldBe((3, 3, 6));
        var fact = JsonNode.Parse((await house.FactsAsync("samples.let_go")).ShouldHaveSingleItem().Body)!;
        ((string?)fact["first"], (string?)fact["through"], (int)fact["monitors"]!, (int)fact["days"]!, (long)fact["samples"]!).ShouldBe(("2026-03-01", "2026-03-03", 1, 3, 18));
        (await ReadHistoryAsync(house)).ShouldBe(before);
        var found = (await ExamineAsync(house)).Single(result => result.Check == "samples").Findings;
        found.Faults.ShouldBeEmpty();
        (found.Counts["samples let go"], found.Counts["days let go"], found.Counts["batches let go"]).ShouldBe((18, 3, 3));
        var receipts = new[] { Slot(0), Slot(4) };
        (await ReceiptAsync(house, monitor, receipts[0])).ShouldBe("check.let_go");
        (await ReceiptAsync(house, monitor, receipts[1])).ShouldBeNull();
        var slot = await house.RunAsync((ReadSlot read) => read.ExecuteAsync(monitor.Customer, monitor.Id, Slot(0), default));
        (slot!.Checks.Count, slot.LetGo!.At).ShouldBe((0, ThreeMayGo));
        var view = await house.RunAsync((ReadMonitor read) => read.ExecuteAsync(monitor.Customer, monitor.Id, ChartRange.Day, null, DateTimeZone.Utc, default));
        view!.LetGo!.Through.ShouldBe(new LocalDate(2026, 3, 3));

        await LetGoAsync(house, ThreeMayGo + Duration.FromHours(1));
        (await house.FactsAsync("samples.let_go")).Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_missing_beyond_what_was_let_go_is_damage(string provider)
    {
        await using var house = await CreateAsync(provider);
        await SixDaysAsync(house, "evidence: 120d");
        await LetGoAsync(house, ThreeMayGo);
        var day = Midnight.ToUnixTimeSeconds() / 86_400;

        await ExecuteAsync(house, $"delete from monitoring_day where day = {day + 3}");

        (await FaultsAsync(house)).ShouldContain("evidence.samples_altered");
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task States_that_follow_from_what_is_kept_are_still_checked(string provider)
    {
        await using var house = await CreateAsync(provider);
        await SixDaysAsync(house, "evidence: 120d");
        await LetGoAsync(house, ThreeMayGo);

        await ExecuteAsync(house, "update monitoring_outage set end_at = end_at + 1000 where start_at = (select max(start_at) from monitoring_outage)");

        (await FaultsAsync(house)).ShouldContain("evidence.outage_altered");
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_last_day_of_a_monitor_stays_and_from_it_the_monitor_goes_on(string provider)
    {
        await using var house = await CreateAsync(provider);
        var monitor = await SixDaysAsync(house, "evidence: 120d");

        await LetGoAsync(house, YearsLater);
        (await house.CountAsync("monitoring_day")).ShouldBe(1);
        (await FaultsAsync(house)).ShouldBeEmpty();
        house.Check(monitor, (uint)((YearsLater - Midnight).TotalMinutes + 1), "UDDU");
        house.At(YearsLater + Duration.FromMinutes(10));
        await house.FlushAsync();
        await house.KeepAsync();
        (await FaultsAsync(house)).ShouldBeEmpty();
        house.At(YearsLater + Duration.FromDays(1));
        await house.KeepAsync();

        (await house.CountAsync("monitoring_day")).ShouldBe(2);
        (await FaultsAsync(house)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_a_crash_left_behind_goes_with_the_next_run_and_is_not_told_twice(string provider)
    {
        await using var house = await CreateAsync(provider);
        var monitor = await SixDaysAsync(house, "evidence: 120d");
        await house.QueryAsync(db =>
        {
            db.Record(new SamplesLetGo(monitor.Customer.Value, ThreeMayGo, "2026-03-01", "2026-03-03", 1, 3, 18, 3)); // and then the power went
            return db.SaveChangesAsync();
        });
        await house.Services.GetRequiredService<ILedgerWriter>().DrainAsync(default);
        (await FaultsAsync(house)).ShouldBeEmpty();

        await LetGoAsync(house, ThreeMayGo);

        (await house.CountAsync("monitoring_day"), (await house.FactsAsync("samples.let_go")).Count).ShouldBe((3, 1));
        (await FaultsAsync(house)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Without_a_contract_and_in_the_installations_own_log_everything_stays(string provider)
    {
        await using var house = await CreateAsync(provider);
        var shared = await house.WatchAsync(Upheld.Kernel.Ids.CustomerId.House, 1);
        await SixDaysAsync(house, null);
        for (var day = 0u; day < 3; day++)
        {
            house.Check(shared, Slot(day + 6), "UU");
            house.At(Midnight + Duration.FromDays(day + 7));
            await house.FlushAsync();
            await house.KeepAsync();
        }

        var stored = await house.CountAsync("monitoring_day");
        await LetGoAsync(house, YearsLater);

        (await house.CountAsync("monitoring_day"), (await house.FactsAsync("samples.let_go")).Count).ShouldBe((stored, 0));
    }

    [Fact]
    public async Task The_doctor_says_what_is_stored_and_when_the_next_goes()
    {
        await using var house = await CreateAsync("sqlite");
        await SixDaysAsync(house, "evidence: 120d");

        var finding = (await house.Services.GetServices<IDoctorCheck>().OfType<KeptSamplesCheck>().Single().RunAsync(default)).ShouldHaveSingleItem();

        finding.Message.English.ShouldBe("Checks are stored of 6 days of monitors, the oldest of 2026-03-01; the next are let go from 2026-06-30 on, as the contracts say.");
        finding.Message.Chinese.ShouldBe("已存储 6 个监控日的检查，最早为 2026-03-01；按合同约定，自 2026-06-30 起清除其中最早的。");
    }

    [Fact]
    public void Evidence_is_never_kept_shorter_than_the_contract_and_the_time_to_dispute_it()
    {
        const long Day = 86_400_000;
        var period = new Span(100 * Day, 465 * Day);
        var day = new Span(200 * Day, 201 * Day);

        new EvidenceRetention([new EvidenceTerm("a", period, Day)]).LetGoAt(day).ShouldBe(period.End + (90 * Day));
        new EvidenceRetention([new EvidenceTerm("a", period, 1000 * Day)]).LetGoAt(day).ShouldBe(1201 * Day);
        new EvidenceRetention([new EvidenceTerm("a", period, null)]).LetGoAt(day).ShouldBe(period.End + (366 * Day));
        new EvidenceRetention([new EvidenceTerm("a", period, Day), new EvidenceTerm("b", period, null)]).LetGoAt(day).ShouldBe(period.End + (366 * Day));
        new EvidenceRetention([new EvidenceTerm("a", period, Day)]).LetGoAt(new Span(465 * Day, 466 * Day)).ShouldBeNull();
        LetGoLimit.Through(new EvidenceRetention([new EvidenceTerm("a", period, Day)]), 90, (555 * Day) - 1).ShouldBeNull();
        LetGoLimit.Through(new EvidenceRetention([new EvidenceTerm("a", period, Day)]), 90, 555 * Day).ShouldBe(464); // with those before it that nobody asks for
    }

    private static uint Slot(uint day) => (day * 1440) + 600;

    /// <summary>Six days with an outage on each, compacted.</summary>
    private static async Task<WatchedMonitor> SixDaysAsync(WatchedHouse house, string? evidence)
    {
        await house.ApplyAsync(Yaml(evidence));
        await house.SequenceAsync();
        var monitor = await house.AdoptAsync("shop-tcp");
        for (var day = 0u; day < 6; day++)
        {
            foreach (var (letter, index) in "UUDDUU".Select((letter, index) => (letter, (uint)index)))
            {
                house.Check(monitor, Slot(day) + index, letter == 'D' ? ProbeState.Down : ProbeState.Up, 0, letter == 'D' ? Encoding.UTF8.GetBytes("{}") : null);
            }

            house.At(Midnight + Duration.FromDays(day) + Duration.FromHours(11));
            await house.FlushAsync();
            await house.KeepAsync();
        }

        house.At(Midnight + Duration.FromDays(6) + Duration.FromHours(1));
        await house.KeepAsync();
        await house.Services.GetRequiredService<ILedgerWriter>().DrainAsync(default);
        return monitor;
    }

    private static async Task LetGoAsync(WatchedHouse house, Instant at)
    {
        house.At(at);
        await house.Services.GetServices<IJob>().Single(job => job.Name == "samples.let_go").RunAsync(at, default);
        await house.Services.GetRequiredService<ILedgerWriter>().DrainAsync(default);
    }

    private static async Task<string?> ReceiptAsync(WatchedHouse house, WatchedMonitor monitor, uint slot)
    {
        var receipt = await house.RunAsync((ProveCheck prove) => prove.ExecuteAsync(monitor.Id, slot, null, default));
        return receipt.IsOk ? null : receipt.Error.Code;
    }

    private static async Task<string> ReadHistoryAsync(WatchedHouse house) =>
        string.Join(' ', await house.Store.ReadHistoriesAsync(null, default).Select(history => Convert.ToHexString(history.Pack)).ToListAsync());

    private static Task<IReadOnlyList<EvidenceResult>> ExamineAsync(WatchedHouse house) => house.Services.GetRequiredService<CheckEvidence>().ExecuteAsync(default);

    private static async Task<IReadOnlyList<string>> FaultsAsync(WatchedHouse house) => [.. (await ExamineAsync(house)).SelectMany(result => result.Findings.Faults).Select(fault => fault.Code)];

    private static Task<int> ExecuteAsync(WatchedHouse house, string sql) =>
        house.Services.GetRequiredService<IDatabaseProvider>().WriteAsync((connection, transaction) => connection.Execute(transaction, sql), default);

    private static string Yaml(string? evidence) => """
        apiVersion: upheld/v1
        kind: Customer
        metadata: { name: acme, title: { en: Acme, zh: 埃克米 } }
        spec: { timeZone: Asia/Shanghai }
        ---
        apiVersion: upheld/v1
        kind: Service
        metadata: { name: shop, title: { en: Shop, zh: 商店 } }
        spec: { customer: acme, criticality: core }
        ---
        apiVersion: upheld/v1
        kind: Monitor
        metadata: { name: shop-tcp, title: { en: Shop listens, zh: 商店端口 } }
        spec: { service: shop, layer: network, every: 1m, tcp: { host: 192.0.2.1, port: 443 } }

        """ + (evidence is null ? "" : $$"""
        ---
        apiVersion: upheld/v1
        kind: Contract
        metadata: { name: acme-2026, title: { en: Agreement, zh: 协议 } }
        spec:
          customer: acme
          period: { start: 2026-03-01, end: 2026-04-01, timeZone: Asia/Shanghai }
          promises:
            - name: shop-available
              indicator: availability
              scope: { services: [ shop ] }
              objective: { atLeast: "90%" }
              window: day
              {{evidence}}
              accountable: 运维团队
              measures: [ { name: watched, indicator: monitoringCoverage, objective: { atLeast: "100%" }, accountable: 运维团队 } ]
        """);
}
