using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Operations;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;

namespace Upheld.Load;

/// <summary>Many writers at once, each of which notes what was acknowledged to it: facts with and without personal data, and applies of a contract file.</summary>
internal sealed class Writers(SliceRunner slices, IEnumerable<IOperation> operations, IClock clock, Journal journal) : BackgroundService
{
    private const int Side = 6;

    private static readonly Guid?[] Customers =
        [new("01980000-0000-7000-8000-000000000001"), new("01980000-0000-7000-8000-000000000002"), new("01980000-0000-7000-8000-000000000003"), null];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([.. Enumerable.Range(0, Side).Select(_ => RecordAsync(stoppingToken)), ApplyAsync(stoppingToken)]);

    private async Task RecordAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var ids = await slices.RunAsync<UpheldDb, List<Guid>>(
                Scope.Installation("load"),
                async db =>
                {
                    var (customer, now) = (Customers[Random.Shared.Next(Customers.Length)], clock.GetCurrentInstant());
                    var recorded = Enumerable.Range(0, Random.Shared.Next(1, 5)).Select(i => db.Record(new Happened(customer, now, i))).ToList();
                    if (Random.Shared.Next(4) == 0)
                    {
                        recorded.Add(db.RecordPersonal(new Happened(customer, now, -1), [.. Guid.Empty.ToByteArray()]));
                    }

                    await db.SaveChangesAsync(cancellation);
                    return recorded;
                },
                cancellation);
            journal.Write(ids.Select(id => $"fact {id}"));
            await Task.Delay(Random.Shared.Next(40), cancellation);
        }
    }

    /// <summary>Each apply gives a document a new version.</summary>
    private async Task ApplyAsync(CancellationToken cancellation)
    {
        var apply = operations.Single(operation => operation.Name == "apply");
        for (var n = 0; !cancellation.IsCancellationRequested; n++)
        {
            await Task.Delay(Random.Shared.Next(600), cancellation);
            var title = $"{clock.GetCurrentInstant().ToUnixTimeMilliseconds()}-{n}";
            var yaml = $$"""
                apiVersion: upheld/v1
                kind: Customer
                metadata: { name: load, title: { en: Load, zh: 负载 } }
                spec: { timeZone: Asia/Shanghai }
                ---
                apiVersion: upheld/v1
                kind: Service
                metadata: { name: changing, title: { en: "{{title}}", zh: 变化 } }
                spec: { customer: load, criticality: core }
                """;
            var answer = await apply.RunAsync(
                new JsonObject { ["files"] = new JsonArray(new JsonObject { ["name"] = "load.yaml", ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(yaml)) }) }, cancellation);
            if (answer.ExitCode == 0)
            {
                journal.Write([$"applied {title}"]);
            }
        }
    }
}
