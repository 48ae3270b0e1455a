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
    private const int Rounds = 9;
    private const int UnitRounds = 5;
    private const int WarmUps = 6;
    private const int Writers = 64;
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(bool sealing)
    {
        await MeasureAsync("SQLite", [], sealing);
        if (TemporaryPostgres.Shared is not { } postgres)
        {
            Console.WriteLine($"PostgreSQL: skipped. {TemporaryPostgres.WhySkipped}");
            return 0;
        }

        await MeasureAsync("PostgreSQL", ["--database", postgres.CreateDatabase()], sealing);
        return 0;
    }

    private static async Task MeasureAsync(string name, string[] options, bool sealing)
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
            var (first, thousand) = (Customers(1), Customers(1000));
            for (var round = 0; round < WarmUps; round++)
            {
                await SealAsync(slices, ledger, thousand, 1); // opens the logs; and a server that has run for a while has the quick code of what it does all day
                await SealAsync(slices, ledger, first, 1000);
            }

            if (!sealing)
            {
                var units = new List<double>();
                for (var round = 0; round < UnitRounds; round++)
                {
                    units.Add(await DurableAsync(slices));
                    await ledger.DrainAsync(CancellationToken.None);
                }

                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {Said(units)} durable units/s from {Writers} writers"));
            }

            var (one, many) = (new List<Sealing>(), new List<Sealing>());
            for (var round = 0; round < Rounds; round++)
            {
                one.Add(await SealAsync(slices, ledger, first, 4096));
                many.Add(await SealAsync(slices, ledger, thousand, 1));
            }

            Print($"{name}: one log x 4,096 leaves", one);
            Print($"{name}: 1,000 logs x 1 leaf", many);
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

    private static async Task<Sealing> SealAsync(SliceRunner slices, ILedgerWriter ledger, IReadOnlyList<Guid> logs, int leaves)
    {
        await RecordAsync(slices, logs, leaves);
        var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await ledger.DrainAsync(CancellationToken.None);
        return new Sealing(logs.Count * leaves / clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / (logs.Count * leaves));
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

    private static List<Guid> Customers(int count) => [.. Enumerable.Range(0, count).Select(_ => NewCustomer())];

    private static Guid NewCustomer() => new(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    private static void Print(string what, List<Sealing> rounds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what} sealed and signed: {Said(rounds.Select(r => r.Leaves))} leaves/s, {Median(rounds.Select(r => r.Cpu)):F0} µs CPU a leaf in this process"));

    private static string Said(IEnumerable<double> values) => string.Create(
        CultureInfo.InvariantCulture, $"{Median(values):F0} (median of {values.Count()}, {values.Min():F0} to {values.Max():F0})");

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    /// <summary>Leaves a second, and microseconds of CPU a leaf: the second says more on a busy machine.</summary>
    private readonly record struct Sealing(double Leaves, double Cpu);

    /// <summary>A fact as a business change has it.</summary>
    internal sealed record Happened(Guid? Customer, Instant At, int Number) : IFact
    {
        public static string Type => "bench.happened";
    }
}
