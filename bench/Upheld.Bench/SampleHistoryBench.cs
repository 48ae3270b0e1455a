using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Kernel;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;
using Upheld.Monitoring;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Samples;
using Upheld.Storage.Postgres;
using Upheld.Storage.Sqlite;
using Upheld.Testing.Postgres;
using Upheld.Web.Hosting;
using Monitor = Upheld.Monitoring.Monitors.Monitor;

namespace Upheld.Bench;

/// <summary>The year of ten thousand monitors: availability out of the store and out of memory, and what a day of samples costs to pack and to keep.</summary>
internal static class SampleHistoryBench
{
    private const int Rounds = 15;
    private const int WarmUps = 15;
    private const int InShard = 256;

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly Span Year = new(Start.ToUnixTimeMilliseconds(), Instant.FromUtc(2027, 1, 1, 0, 0).ToUnixTimeMilliseconds());

    public static async Task<int> RunAsync(string[] arguments)
    {
        var monitors = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10_000;
        await MeasureAsync("SQLite", monitors, (services, folder) => services.AddSqliteStorage(Path.Combine(folder, "upheld.db")));
        if (TemporaryPostgres.Shared is { } postgres)
        {
            await MeasureAsync("PostgreSQL", monitors, (services, _) => services.AddPostgresStorage(postgres.CreateDatabase()));
        }
        else
        {
            Console.WriteLine($"PostgreSQL: skipped. {TemporaryPostgres.WhySkipped}");
        }

        Blocks();
        return 0;
    }

    private static async Task MeasureAsync(string name, int monitors, Action<IServiceCollection, string> addStorage)
    {
        var folder = Directory.CreateTempSubdirectory("upheld-bench-");
        try
        {
            var collection = new ServiceCollection().AddLogging().AddKernel(InstalledModules.Assemblies, new KernelSettings("bench", folder.FullName)).AddSamples();
            addStorage(collection, folder.FullName);
            await using var services = collection.BuildServiceProvider();
            await FillAsync(services, monitors);
            var store = services.GetRequiredService<ISampleStore>();
            var clock = services.GetRequiredService<IClock>();

            await MeasureAsync($"{name}: availability of {monitors} monitors over a year, packs and folds read from the database", () => FromStoreAsync(store));
            await MeasureAsync($"{name}: the same after a start, everything that is kept in memory read from the database", async () =>
                Sum(await new MonitorHistories(store, clock).AllAsync(default)));
            var histories = await services.GetRequiredService<MonitorHistories>().AllAsync(default);
            await MeasureAsync($"{name}: the same in memory", () => Task.FromResult(Sum(histories)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<long> FromStoreAsync(ISampleStore store)
    {
        var known = new Dictionary<MonitorId, long>();
        foreach (var (_, states) in await store.ReadShardStatesAsync(default))
        {
            foreach (var (monitor, state) in ShardBuffer.ReadStates(states))
            {
                known[monitor] = state.LastAt;
            }
        }

        var up = 0L;
        await foreach (var stored in store.ReadHistoriesAsync(null, default))
        {
            var last = known[stored.Monitor];
            up += IntervalPack.Unpack(stored.Pack).Through(last, last).UptimeOver(Year, Year.End).Up;
        }

        return up;
    }

    private static long Sum(IReadOnlyCollection<MonitorHistory> histories) => histories.Sum(history => history.Pack.UptimeOver(Year, Year.End).Up);

    /// <summary>Prints the first run, in which the program is still compiled, and then the runs of a program that has been at it for a while.</summary>
    private static async Task MeasureAsync(string what, Func<Task<long>> run)
    {
        var (first, up) = await TimeAsync(run);
        for (var round = 0; round < WarmUps; round++)
        {
            await run();
        }

        var times = new List<double>();
        var cpu = Environment.CpuUsage.TotalTime;
        for (var round = 0; round < Rounds; round++)
        {
            times.Add((await TimeAsync(run)).Milliseconds);
        }

        cpu = Environment.CpuUsage.TotalTime - cpu;
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {times[Rounds / 2]:F1} ms (median of {Rounds}, {times[0]:F1} to {times[^1]:F1}; the very first {first:F0}), {cpu.TotalMilliseconds / Rounds:F1} ms CPU, {up / 86_400_000} days up"));
    }

    private static async Task<(double Milliseconds, long Result)> TimeAsync(Func<Task<long>> run)
    {
        var clock = Stopwatch.StartNew();
        var result = await run();
        return (clock.Elapsed.TotalMilliseconds, result);
    }

    /// <summary>Every monitor with one of fifty years, each with about fifty outages.</summary>
    private static async Task FillAsync(ServiceProvider services, int monitors)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UpheldDb>();
        await db.Database.MigrateAsync();
        await db.EnterAsync(Scope.Installation("benchmark"), default);
        var ids = services.GetRequiredService<IIds>();
        var random = new Random(1);
        var lives = Enumerable.Range(0, 50).Select(_ => Lived(random)).ToArray();
        for (var shard = 0; shard * InShard < monitors; shard++)
        {
            var states = new List<byte>();
            for (var number = shard * InShard; number < Math.Min(monitors, (shard + 1) * InShard); number++)
            {
                var (id, log) = (ids.New<MonitorId>(), new CustomerId(new Guid((number / 100) + 1, 0, 0, new byte[8])));
                var fact = Every(id, number, log);
                var history = lives[number % lives.Length];
                db.Add(new Monitor
                {
                    Id = id, Customer = log, Name = $"m{number}", TitleEn = "", TitleZh = "", Service = "shop", Kind = "http", Target = "https://shop.example",
                    Spec = "{}", Number = number, Shard = shard, Every = Duration.FromMinutes(1), IsPaused = false, CreatedAt = Start, Version = 1,
                });
                db.Add(ScheduleRow.Of(fact));
                db.Add(new HistoryRow { Customer = log, Number = number, Location = 1, Monitor = id, Pack = IntervalPack.Of(history)!.Pack() });
                var state = new byte[FoldState.Size];
                history.State.Write(state);
                states.AddRange([.. id.Value.ToByteArray(bigEndian: true), .. state]);
            }

            db.Add(new ShardStateRow { Shard = shard, States = [.. states] });
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

    private static StateHistory Lived(Random random)
    {
        var history = new StateHistory(ProbeSchedule.Of(Every(default, 0, CustomerId.House)));
        for (uint slot = 0; slot < 525_600;)
        {
            history.Add(Check(slot++, ProbeState.Up));
            if (random.Next(10_500) == 0)
            {
                for (var failed = random.Next(1, 20); failed > 0; failed--)
                {
                    history.Add(Check(slot++, ProbeState.Down));
                }
            }
        }

        return history;
    }

    private static MonitorSchedule Every(MonitorId monitor, int number, CustomerId log) => new(log.Value, Start)
    {
        Monitor = monitor.Value, Number = (uint)number, Location = 1, Vantage = "local", Active = true, FirstSlot = 0, StartsAt = Start, IntervalMs = 60_000,
        TimeoutMs = 10_000, JitterMs = 5_000, ConfirmFailures = 2, ConfirmSuccesses = 1,
    };

    private static Sample Check(uint slot, ProbeState state) =>
        new(0, 1, slot, (ushort)(slot % 3), state, state == ProbeState.Up ? FaultClass.None : FaultClass.HttpStatus, 200, 1100);

    private static void Blocks()
    {
        var random = new Random(2);
        var days = Enumerable.Range(0, 100).Select(day => Enumerable.Range(0, 1440)
            .Select(minute => new BatchedSample(((day * 1440) + minute) / 5, new Sample(
                1, 1, (uint)((day * 1440) + minute), (ushort)(random.Next(10) / 4), ProbeState.Up, FaultClass.None, 200,
                LatencyScale.StepOfNanoseconds((long)(80e6 * Math.Exp(0.2 * Gauss(random)))))))
            .ToList()).ToList();
        var clock = Stopwatch.StartNew();
        var packed = days.Select((day, number) => DayBlock.Of(1, 1, number, day).Pack()).ToList();
        var packing = clock.Elapsed;
        clock.Restart();
        var unpacked = packed.Sum(block => DayBlock.Unpack(block).Samples.Count);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a day block: {packing.TotalMilliseconds / 100:F2} ms to pack, {clock.Elapsed.TotalMilliseconds / 100:F2} ms to unpack, "
            + $"{packed.Sum(block => block.Length) / (double)unpacked:F3} bytes a sample, {packed.Sum(block => (long)block.Length) * 365 / 100 / 1000} kB a monitor-year"));
    }

    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
