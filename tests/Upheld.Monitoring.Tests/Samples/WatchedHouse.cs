using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Upheld.Commitments;
using Upheld.Commitments.Contracts;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Operations;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Policy;
using Upheld.Kernel.Ownership;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Settings;
using Upheld.Kernel.Slices;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Samples;
using Upheld.Testing.Database;
using Monitor = Upheld.Monitoring.Monitors.Monitor;

namespace Upheld.Monitoring.Tests.Samples;

/// <summary>A real database with monitors in it that are checked by hand: the clock stands where the test puts it.</summary>
internal sealed class WatchedHouse : IAsyncDisposable
{
    public static readonly CustomerId Acme = new(new Guid("01980000-0000-7000-8000-00000000000a"));

    /// <summary>2026-03-01, a Sunday; slot 0 of every monitor.</summary>
    public static readonly Instant Midnight = Instant.FromUtc(2026, 3, 1, 0, 0);

    private readonly TestDatabase _database;
    private readonly Dictionary<int, (ShardBuffer Buffer, Lease Lease, bool HasStates)> _shards = [];
    private readonly List<WatchedMonitor> _monitors = [];

    private WatchedHouse(TestDatabase database, FakeTimeProvider time) => (_database, Time) = (database, time);

    public FakeTimeProvider Time { get; }

    public MonitorHistories Histories => _database.Services.GetRequiredService<MonitorHistories>();

    public ISampleStore Store => _database.Services.GetRequiredService<ISampleStore>();

    public static async Task<WatchedHouse> CreateAsync(string provider)
    {
        var time = new FakeTimeProvider(Midnight.ToDateTimeOffset());
        var modules = new ModuleAssemblies([typeof(IContractKind).Assembly, typeof(MonitoringModule).Assembly]);
        return new WatchedHouse(await TestDatabase.CreateAsync(provider, services => services.AddOutbound(NetworkPolicyFile.Parse("version: 1").Value).AddCommitments().AddMonitoring(), modules, time), time);
    }

    public IServiceProvider Services => _database.Services;

    public async Task<WatchedMonitor> WatchAsync(
        CustomerId log, uint number, int shard = 0, long intervalMs = 60_000, string title = "", string service = "shop", string kind = "http", string spec = "{}")
    {
        var id = new MonitorId(new Guid((int)number, (short)shard, 1, log.Value.ToByteArray(bigEndian: true)[8..]));
        var fact = new MonitorSchedule(log == CustomerId.House ? null : log.Value, Midnight)
        {
            Monitor = id.Value, Number = number, Location = 1, Vantage = "local", Active = true, FirstSlot = 0, StartsAt = Midnight, IntervalMs = intervalMs,
            TimeoutMs = 10_000, JitterMs = 5_000, ConfirmFailures = 2, ConfirmSuccesses = 1,
        };
        await _database.InScopeAsync(Scope.Installation("test"), async db =>
        {
            db.Add(new Monitor
            {
                Id = id, Customer = log, Name = $"m{number}", TitleEn = title, TitleZh = title, Service = service, Kind = kind, Target = "", Spec = spec, Number = number,
                Shard = shard, Every = Duration.FromMilliseconds(intervalMs), IsPaused = false, CreatedAt = Midnight, Version = 1,
            });
            db.Add(ScheduleRow.Of(fact));
            db.Record(fact);
            await db.SaveChangesAsync(CancellationToken.None);
            return 0;
        });
        return await TakeAsync(new WatchedMonitor
        {
            Id = id, Customer = log, Number = number, Location = 1, Shard = shard, Version = 1, Host = "", Probe = new NoProbe(), Schedule = ProbeSchedule.Of(fact),
        });
    }

    /// <summary>Applies a contract file as <c>upheld apply</c> does.</summary>
    public async Task ApplyAsync(string yaml, bool prune = false)
    {
        var answer = await Services.GetServices<IOperation>().Single(o => o.Name == "apply").RunAsync(
            new JsonObject
            {
                ["files"] = new JsonArray(new JsonObject { ["name"] = "test.yaml", ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(yaml)) }), ["prune"] = prune,
            },
            CancellationToken.None);
        answer.ExitCode.ShouldBe(0, answer.Output + answer.Errors);
    }

    /// <summary>Takes a monitor that was applied under the test's hand.</summary>
    public async Task<WatchedMonitor> AdoptAsync(string name)
    {
        var (row, schedules) = await QueryAsync(async db =>
        {
            var monitor = await db.Set<Monitor>().SingleAsync(m => m.Name == name);
            return (monitor, await db.Set<ScheduleRow>().Where(s => s.Monitor == monitor.Id).OrderBy(s => s.FirstSlot).ToListAsync());
        });
        return await TakeAsync(new WatchedMonitor
        {
            Id = row.Id, Customer = row.Customer, Number = (uint)row.Number, Location = 1, Shard = row.Shard, Version = 1, Host = "", Probe = new NoProbe(),
            Schedule = ProbeSchedule.Of(schedules.Select(s => s.ToFact())),
        });
    }

    /// <summary>Numbers, seals and signs what was recorded.</summary>
    public async Task SequenceAsync()
    {
        await QueryAsync(async db =>
        {
            (await new InstallationSettings(db).FixHostAsync("upheld.example", default)).IsOk.ShouldBeTrue();
            return await db.SaveChangesAsync();
        });
        await Services.GetRequiredService<ILedgerWriter>().DrainAsync(default);
    }

    private async Task<WatchedMonitor> TakeAsync(WatchedMonitor monitor)
    {
        var shard = monitor.Shard;
        _monitors.Add(monitor);
        if (!_shards.ContainsKey(shard))
        {
            var lease = await _database.Services.GetRequiredService<IOwnership>().AcquireAsync($"monitors/{shard}", CancellationToken.None);
            _shards[shard] = (new ShardBuffer(shard), lease!, false);
        }

        return monitor;
    }

    public Sample Check(WatchedMonitor monitor, uint slot, ProbeState state, int offset = 0, byte[]? detail = null)
    {
        var sample = new Sample(
            monitor.Number, monitor.Location, slot, (ushort)offset, state, state == ProbeState.Down ? FaultClass.TcpRefused : FaultClass.None, Sample.NoStatus, 1100);
        _shards[monitor.Shard].Buffer.Take(monitor, sample, detail);
        return sample;
    }

    /// <summary>Checks a monitor in each slot from one to another; one letter a slot, as in the tests of the fold.</summary>
    public List<Sample> Check(WatchedMonitor monitor, uint from, string letters) => letters
        .Select((letter, index) => (Letter: letter, Slot: from + (uint)index))
        .Where(pair => pair.Letter != '.')
        .Select(pair => Check(monitor, pair.Slot, pair.Letter switch { 'U' => ProbeState.Up, 'D' => ProbeState.Down, 'G' => ProbeState.Degraded, _ => ProbeState.Unknown }))
        .ToList();

    public async Task FlushAsync()
    {
        foreach (var (number, shard) in _shards.ToList())
        {
            shard.Buffer.Follow(await QueryAsync(db => db.Set<ShardStateRow>().Where(s => s.Shard == number).Select(s => s.Plan).SingleOrDefaultAsync())); // the test's hand knows its schedules
            if (shard.Buffer.TakeAll(_monitors.Where(monitor => monitor.Shard == number), urgentOnly: false) is { } flush)
            {
                await RunAsync<SaveChecks, int>(async save =>
                {
                    await save.ExecuteAsync(flush, shard.Lease, !shard.HasStates, CancellationToken.None);
                    return 0;
                });
                _shards[number] = shard with { HasStates = true };
            }
        }
    }

    public void At(Instant now) => Time.SetUtcNow(now.ToDateTimeOffset());

    /// <summary>Ends an interval, and compacts what can be.</summary>
    public async Task KeepAsync()
    {
        var services = _database.Services;
        var keeping = ActivatorUtilities.CreateInstance<SampleKeeping>(services);
        await keeping.RunAsync(CancellationToken.None);
    }

    /// <summary>Throws away all that is in memory, as a restart would.</summary>
    public async Task RestartAsync()
    {
        await _database.RestartAsync();
        foreach (var (number, shard) in _shards.ToList())
        {
            var lease = await _database.Services.GetRequiredService<IOwnership>().AcquireAsync($"monitors/{number}", CancellationToken.None);
            _shards[number] = shard with { Lease = lease! };
        }
    }

    public Task<T> RunAsync<TSlice, T>(Func<TSlice, Task<T>> run)
        where TSlice : notnull =>
        _database.Services.GetRequiredService<SliceRunner>().RunAsync(Scope.Installation("test"), run, CancellationToken.None);

    public Task<T> QueryAsync<T>(Func<UpheldDb, Task<T>> work) => _database.InScopeAsync(Scope.Installation("test"), work);

    /// <summary>The facts of a type, oldest first, past the kernel's own reading.</summary>
    public async Task<IReadOnlyList<(string Body, long? Slot, byte[]? InnerRoot)>> FactsAsync(string type)
    {
        await using var connection = await _database.Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(CancellationToken.None);
        await using var command = connection.Command(null, "select body, slot, inner_root from kernel_fact where type = @type order by id", ("@type", type));
        await using var reader = await command.ExecuteReaderAsync();
        var facts = new List<(string, long?, byte[]?)>();
        while (await reader.ReadAsync())
        {
            facts.Add((reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetInt64(1), reader.IsDBNull(2) ? null : (byte[])reader[2]));
        }

        return facts;
    }

    public async Task<long> CountAsync(string table)
    {
        await using var connection = await _database.Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(CancellationToken.None);
        return (long)connection.Scalar(null, $"select count(*) from {table}")!;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private sealed class NoProbe : IProbe
    {
        public ValueTask<ProbeResult> CheckAsync(bool keepDetail, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
