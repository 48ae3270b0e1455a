using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Settings;
using Upheld.Kernel.Slices;
using Upheld.Testing.Postgres;
using Upheld.Web.CommandLine;
using Upheld.Web.Hosting;

namespace Upheld.Bench;

/// <summary>Business changes made durable one by one from many sides, and leaves numbered, hashed and signed through the database: on both databases.</summary>
internal static class LedgerBench
{
    private const int Rounds = 5;
    private const int Writers = 64;
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync()
    {
        await MeasureAsync("SQLite", []);
        if (TemporaryPostgres.Shared is not { } postgres)
        {
            Console.WriteLine($"PostgreSQL: skipped. {TemporaryPostgres.WhySkipped}");
            return 0;
        }

        await MeasureAsync("PostgreSQL", ["--database", postgres.CreateDatabase()]);
        return 0;
    }

    private static async Task MeasureAsync(string name, string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("upheld-bench-");
        await using (var app = UpheldHost.Build(ServerSettings.From(new Arguments(["--data", folder.FullName, .. options])), loops: false))
        {
            await UpheldHost.PrepareAsync(app, CancellationToken.None);
            var (slices, ledger) = (app.Services.GetRequiredService<SliceRunner>(), app.Services.GetRequiredService<ILedgerWriter>());
            await slices.RunAsync<UpheldDb>(
                Scope.Installation("benchmark"),
                async db =>
                {
                    await new InstallationSettings(db).FixHostAsync("bench.example", CancellationToken.None); // without a name no log can be opened
                    await db.SaveChangesAsync();
                },
                CancellationToken.None);
            await SealAsync(slices, ledger, 10, 10); // warm
            var (units, one, many) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                units.Add(await DurableAsync(slices));
                await ledger.DrainAsync(CancellationToken.None);
                one.Add(await SealAsync(slices, ledger, 1, 4096));
                many.Add(await SealAsync(slices, ledger, 1000, 1));
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {Median(units):F0} durable units/s from {Writers} writers; sealed and signed: one log x 4,096 leaves {Median(one):F0}/s, 1,000 logs x 1 leaf {Median(many):F0}/s (medians of {Rounds})"));
        }

        folder.Delete(recursive: true);
    }

    /// <summary>Each unit is a slice of its own: scope, context, fact, commit.</summary>
    private static async Task<double> DurableAsync(SliceRunner slices)
    {
        var (customer, done, clock) = (NewCustomer(), 0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < Lasting)
            {
                await RecordAsync(slices, [customer], 1);
                Interlocked.Increment(ref done);
            }
        })));
        return done / clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> SealAsync(SliceRunner slices, ILedgerWriter ledger, int logs, int leaves)
    {
        var customers = Enumerable.Range(0, logs).Select(_ => NewCustomer()).ToList();
        await RecordAsync(slices, customers, 1); // a log is opened once in its life
        await ledger.DrainAsync(CancellationToken.None);
        await RecordAsync(slices, customers, leaves);
        var clock = Stopwatch.StartNew();
        await ledger.DrainAsync(CancellationToken.None);
        return logs * leaves / clock.Elapsed.TotalSeconds;
    }

    private static Task RecordAsync(SliceRunner slices, IReadOnlyList<Guid> customers, int facts) => slices.RunAsync<UpheldDb, int>(
        Scope.Installation("benchmark"),
        db =>
        {
            foreach (var customer in customers)
            {
                for (var i = 0; i < facts; i++)
                {
                    db.Record(new Happened(customer, Instant.FromUtc(2026, 3, 1, 12, 0), i));
                }
            }

            return db.SaveChangesAsync();
        },
        CancellationToken.None);

    private static Guid NewCustomer() => new(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>A fact as a business change has it.</summary>
    internal sealed record Happened(Guid? Customer, Instant At, int Number) : IFact
    {
        public static string Type => "bench.happened";
    }
}
