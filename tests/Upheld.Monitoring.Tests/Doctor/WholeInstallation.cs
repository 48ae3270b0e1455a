using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.Restatements;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Operations;
using Upheld.Kernel.Settings;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Tests.Samples;
using Upheld.Testing.Doctor;
using static Upheld.Monitoring.Tests.Samples.WatchedHouse;

namespace Upheld.Monitoring.Tests.Doctor;

/// <summary>A small installation with every sort of evidence in it: contracts in two versions, three logs, full tiles, kept heads, days in blocks, an open day in chunks, outages.</summary>
internal static class WholeInstallation
{
    private const long Interval = 1_200_000;

    private static readonly PersonEntry Ann = new(Guid.Parse("0198c0de-0000-7000-8000-0000000000a1"), "Ann", true);
    private static readonly PersonEntry Bob = new(Guid.Parse("0198c0de-0000-7000-8000-0000000000b2"), "Bob", true);

    /// <summary>Every table that is evidence, and what of it is. A chunk's id names it and its instant only says where to look; nothing proves them.</summary>
    public static IReadOnlyList<EvidenceTable> Tables { get; } =
    [
        .. EvidenceTable.Ledger,
        new("commitments_document", ["id"], ["customer", "kind", "name", "version", "effective_from", "recorded_at", "is_retired", "content"], 5) { IsKeyEvidence = false },
        new("commitments_promise", ["id"], ["customer", "contract", "terms"], 3) { Others = ["contract_name", "name", "is_retired"] },
        new("commitments_restatement", ["id"], ["plan", "reason", "requested_by", "requested_at", "request", "state", "decided_by", "decided_at"], 4)
        {
            Others = ["requested_by_name", "decided_by_name"],
        },
        new("monitoring_schedule", ["monitor", "location", "first_slot", "starts_at"],
            ["customer", "number", "vantage", "active", "interval_ms", "timeout_ms", "jitter_ms", "confirm_failures", "confirm_successes", "recorded_at"], 3),
        new("monitoring_batch", ["customer", "number"], ["at", "count", "fact"], 5),
        new("monitoring_chunk", ["id"], ["customer", "shard", "batch", "records", "details"], 8) { Others = ["at"], CountsRows = false, IsKeyEvidence = false, SwapsAcross = "batch" },
        new("monitoring_day", ["customer", "number", "location", "day"], ["before", "block"], 8),
        new("monitoring_detail", ["customer", "number", "location", "day"], ["details"], 4),
        new("monitoring_hours", ["customer", "number", "location", "day"], ["hours"], 3),
        new("monitoring_history", ["customer", "number", "location"], ["monitor", "pack"], 4),
        new("monitoring_shard_state", ["shard"], ["states"], 3),
        new("monitoring_outage", ["id"], ["customer", "monitor", "location", "start_at", "earliest", "confirmed_at", "fault", "end_at", "end_earliest"], 4) { IsKeyEvidence = false },
    ];

    public static async Task<WatchedHouse> CreateAsync(string provider)
    {
        var house = await WatchedHouse.CreateAsync(provider);
        await house.QueryAsync(async db =>
        {
            (await new InstallationSettings(db).FixHostAsync("upheld.example", default)).IsOk.ShouldBeTrue();
            return await db.SaveChangesAsync();
        });
        await ApplyAsync(house, Contract("99.9%"));
        await ApplyAsync(house, Contract("99.95%", Promise("shop-reachable", "99%")));
        await ApplyAsync(house, Contract("99.95%")); // the second promise has ended
        await RestateAsync(house);
        WatchedMonitor[] monitors =
        [
            await house.WatchAsync(Acme, 1, intervalMs: Interval), await house.WatchAsync(Acme, 2, intervalMs: Interval),
            await house.WatchAsync(Acme, 3, shard: 1, intervalMs: Interval), await house.WatchAsync(CustomerId.House, 1, intervalMs: Interval),
        ];
        var random = new Random(7);
        for (var round = 0u; round < 8; round++) // two days in blocks, the third is open
        {
            house.At(Midnight + Duration.FromHours((round + 1) * 8) - Duration.FromMinutes(1));
            foreach (var monitor in monitors)
            {
                Check(house, monitor, round * 24, random);
            }

            await house.FlushAsync();
            await house.KeepAsync();
        }

        await house.QueryAsync(db =>
        {
            for (var i = 0; i < 260; i++)
            {
                db.Record(new Remark(Acme.Value, Midnight, i)); // enough for a full tile
            }

            return db.SaveChangesAsync();
        });
        await house.Services.GetRequiredService<ILedgerWriter>().DrainAsync(default);
        await house.Services.GetRequiredService<IDatabaseProvider>().WriteAsync(
            (connection, transaction) => connection.Execute(
                transaction, "insert into kernel_checkpoint (log, size, note) select id, signed_size, checkpoint from kernel_log where checkpoint is not null"),
            default);
        return house;
    }

    /// <summary>A third of the day: mostly fine, with an outage, a blip, a gap and details of each failure.</summary>
    private static void Check(WatchedHouse house, WatchedMonitor monitor, uint from, Random random)
    {
        const string Shape = "UUUUDDDUUUGUUDUU..UUXUUU";
        var turn = random.Next(Shape.Length);
        for (var i = 0; i < Shape.Length; i++)
        {
            var (letter, slot) = (Shape[(i + turn) % Shape.Length], from + (uint)i);
            var state = letter switch { 'U' => ProbeState.Up, 'D' => ProbeState.Down, 'G' => ProbeState.Degraded, _ => ProbeState.Unknown };
            if (letter != '.')
            {
                house.Check(monitor, slot, state, random.Next(5), state == ProbeState.Down ? Encoding.UTF8.GetBytes($$"""{"address":"192.0.2.{{random.Next(255)}}"}""") : null);
            }
        }
    }

    private static async Task ApplyAsync(WatchedHouse house, string yaml)
    {
        var apply = house.Services.GetServices<IOperation>().Single(operation => operation.Name == "apply");
        var answer = await apply.RunAsync(
            new JsonObject { ["files"] = new JsonArray(new JsonObject { ["name"] = "acme.yaml", ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(yaml)) }) }, default);
        answer.ExitCode.ShouldBe(0, answer.Output + answer.Errors);
    }

    /// <summary>A restatement that was approved, one that was declined, and one that waits.</summary>
    private static async Task RestateAsync(WatchedHouse house)
    {
        var asked = new List<Guid>();
        foreach (var target in new[] { "99.8%", "99.7%", "99.6%" })
        {
            var file = new SourceFile("acme.yaml", Encoding.UTF8.GetBytes(Contract(target).Replace("  period:", "  effectiveFrom: 2026-01-15\n  period:", StringComparison.Ordinal)));
            var outcome = await house.RunAsync((RequestRestatement ask) => ask.ExecuteAsync([file], false, null, null, $"It was agreed so: {target}.", Ann, default));
            asked.Add(outcome.Id ?? throw new InvalidOperationException(outcome.Error!.Message));
        }

        (await house.RunAsync((DecideRestatement decide) => decide.ApproveAsync(asked[0], Bob, default))).IsOk.ShouldBeTrue();
        (await house.RunAsync((DecideRestatement decide) => decide.DeclineAsync(asked[1], Bob, default))).IsOk.ShouldBeTrue();
    }

    private static string Promise(string name, string target) => $$"""

            - name: {{name}}
              indicator: availability
              scope: { services: [ shop ] }
              objective: { atLeast: "{{target}}" }
              window: month
              accountable: 运维团队
              measures: [ { name: watched, indicator: monitoringCoverage, objective: { atLeast: "100%" }, accountable: 运维团队 } ]
        """;

    private static string Contract(string target, string more = "") => $$"""
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
        spec: { service: shop, layer: network, every: 10s, tcp: { host: 192.0.2.1, port: 443 } }
        ---
        apiVersion: upheld/v1
        kind: Contract
        metadata: { name: acme-2026, title: { en: Agreement, zh: 协议 } }
        spec:
          customer: acme
          period: { start: 2026-01-01, end: 2027-01-01, timeZone: Asia/Shanghai }
          promises:
            - name: shop-available
              title: { en: The shop is available, zh: 商店可用 }
              indicator: availability
              scope: { services: [ shop ] }
              objective: { atLeast: "{{target}}" }
              window: month
              accountable: 运维团队
              measures: [ { name: watched, indicator: monitoringCoverage, objective: { atLeast: "100%" }, accountable: 运维团队 } ]{{more}}
        """;

    private sealed record Remark(Guid? Customer, Instant At, int Number) : IFact
    {
        public static string Type => "test.remark";
    }
}
