using System.Data.Common;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Upheld.Commitments;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.Plans;
using Upheld.Commitments.Scorecard;
using Upheld.Evidence.Bundles;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Backups;
using Upheld.Kernel.Database;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Ledger.Successors;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Policy;
using Upheld.Kernel.Ownership;
using Upheld.Kernel.Results;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Settings;
using Upheld.Kernel.Slices;
using Upheld.Monitoring;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Samples;
using Upheld.Reporting.Reports;
using Upheld.Testing.Database;
using Upheld.Verification;
using Monitor = Upheld.Monitoring.Monitors.Monitor;

namespace Upheld.Reporting.Tests;

/// <summary>A provider with customers, contracts and monitors in a real database. Time passes when the test says so; checks find what the test says.</summary>
internal sealed class World : IAsyncDisposable
{
    private static readonly Scope All = Scope.Installation("test");

    private readonly TestDatabase _database;
    private readonly Dictionary<MonitorId, WatchedMonitor> _watched = [];
    private readonly Dictionary<int, (ShardBuffer Buffer, Lease Lease, bool HasStates)> _shards = [];
    private readonly List<string> _files = [];

    private World(TestDatabase database, FakeTimeProvider time) => (_database, Time) = (database, time);

    public FakeTimeProvider Time { get; }

    public Instant Now => Instant.FromDateTimeOffset(Time.GetUtcNow());

    public IServiceProvider Services => _database.Services;

    public string Folder => _database.Folder;

    /// <summary>An installation that is set up, at an instant.</summary>
    public static async Task<World> CreateAsync(string provider, Instant now)
    {
        var time = new FakeTimeProvider(now.ToDateTimeOffset());
        var modules = new ModuleAssemblies([typeof(CommitmentsModule).Assembly, typeof(MonitoringModule).Assembly, typeof(ReportingModule).Assembly]);
        var world = new World(
            await TestDatabase.CreateAsync(
                provider,
                services => services.AddOutbound(NetworkPolicyFile.Parse("version: 1").Value).AddCommitments().AddMonitoring().AddReporting(),
                modules, time),
            time);
        await world._database.InScopeAsync(All, async db =>
        {
            (await new InstallationSettings(db).FixHostAsync("upheld.example", CancellationToken.None)).IsOk.ShouldBeTrue();
            return await db.SaveChangesAsync(CancellationToken.None);
        });
        return world;
    }

    /// <summary>Applies contract files.</summary>
    public async Task ApplyAsync(string text)
    {
        _files.Add(text);
        var outcome = await RunAsync<ApplyContracts, ApplyOutcome>(
            All, apply => apply.ExecuteAsync([new SourceFile($"{_files.Count}.yaml", Encoding.UTF8.GetBytes(text))], false, null, null, CancellationToken.None));
        outcome.Plan.Lint.Faults.Where(f => f.Severity == Commitments.Contracts.Faults.FaultSeverity.Error).ShouldBeEmpty();
        outcome.Error.ShouldBeNull();
        await DrainAsync();
        await WatchAsync();
    }

    /// <summary>Lets time pass. Every check that falls due finds what the test says of its monitor and instant, null: it is not made. What is found is
    /// written at the end of each step, sealed, and compacted after midnight.</summary>
    public async Task LiveAsync(Instant until, Func<string, Instant, ProbeState?> finds, Duration? step = null)
    {
        var keeping = Services.GetRequiredService<SampleKeeping>();
        while (Now < until)
        {
            var (from, to) = (Now, Instant.Min(until, Now + (step ?? Duration.FromHours(1))));
            Check(from, to, finds);
            Time.SetUtcNow(to.ToDateTimeOffset());
            await FlushAsync();
            await keeping.RunAsync(CancellationToken.None);
        }

        await DrainAsync();
    }

    /// <summary>The instant of the first check of a monitor at or after another.</summary>
    public Instant FirstCheck(string monitor, Instant from) => Instant.FromUnixTimeMilliseconds(
        _watched[Named(monitor)].Schedule.DueIn(from.ToUnixTimeMilliseconds(), from.ToUnixTimeMilliseconds() + 86_400_000).First().Due);

    public Task<Result<ReportId>> TryReportAsync(CustomerId customer, string? period = null) =>
        RunAsync<MakeReport, Result<ReportId>>(Scope.Customer(customer), make => make.ExecuteAsync(customer, period is null ? null : ReportPeriod.Parse(period)!, CancellationToken.None));

    /// <summary>Makes a report, which must succeed.</summary>
    public async Task<Made> ReportAsync(CustomerId customer, string? period = null)
    {
        var made = await TryReportAsync(customer, period);
        made.IsOk.ShouldBeTrue(made.IsOk ? "" : $"{made.Error.Code}: {made.Error.Message}");
        return (await ReadAsync(Scope.Customer(customer), made.Value))!;
    }

    /// <summary>A report as a scope sees it.</summary>
    public Task<Made?> ReadAsync(Scope scope, ReportId id) => RunAsync<ReadReports, Made?>(scope, async read =>
    {
        if (await read.FindAsync(id, CancellationToken.None) is not { } report)
        {
            return null;
        }

        using var bundle = new MemoryStream();
        await foreach (var part in read.BundleAsync(id, CancellationToken.None))
        {
            bundle.Write(part);
        }

        return new Made(report, ReadReports.DocumentOf(report), bundle.ToArray());
    });

    public Task<IReadOnlyList<Report>> ListAsync(Scope scope, ReportId? before = null) =>
        RunAsync<ReadReports, IReadOnlyList<Report>>(scope, read => read.ExecuteAsync(null, before, CancellationToken.None));

    /// <summary>Where promises stand on the scorecard now, in the window that holds an instant.</summary>
    public async Task<PromiseCard> CardAsync(CustomerId customer, string promise, Instant at)
    {
        var id = (await RunAsync<ReadScorecard, IReadOnlyList<CustomerScorecard>>(Scope.Customer(customer), read => read.ExecuteAsync(CancellationToken.None)))
            .SelectMany(c => c.Promises).Single(p => p.Spec.Name == promise).Id;
        return (await RunAsync<ReadScorecard, (CustomerScorecard, PromiseCard Card)?>(Scope.Customer(customer), read => read.FindAsync(id, at, CancellationToken.None)))!.Value.Card;
    }

    public async Task<CustomerId> CustomerAsync(string name) =>
        (await QueryAsync(db => Services.GetRequiredService<ICustomerDirectory>().CustomersAsync(db, CancellationToken.None))).Values.Single(c => c.Name == name).Id;

    public async Task<Guid> ServiceAsync(string name) =>
        (await QueryAsync(db => Services.GetRequiredService<ICustomerDirectory>().ServicesAsync(db, CancellationToken.None)))[name].Id.Value;

    /// <summary>Records a fact now.</summary>
    public async Task RecordAsync<T>(T fact)
        where T : IFact
    {
        await QueryAsync(async db =>
        {
            db.Record(fact);
            return await db.SaveChangesAsync(CancellationToken.None);
        });
        await DrainAsync();
    }

    public async Task<long> CountAsync(string from)
    {
        await using var connection = await Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(CancellationToken.None);
        return (long)connection.Scalar(null, $"select count(*) from {from}")!;
    }

    /// <summary>Changes what is stored behind the program's back.</summary>
    public Task<int> TamperAsync(string sql) => Services.GetRequiredService<IDatabaseProvider>().WriteAsync(
        (connection, transaction) => connection.Execute(transaction, sql), CancellationToken.None);

    public Task<T> RunAsync<TSlice, T>(Scope scope, Func<TSlice, Task<T>> run)
        where TSlice : notnull => Services.GetRequiredService<SliceRunner>().RunAsync(scope, run, CancellationToken.None);

    public Task<T> QueryAsync<T>(Func<UpheldDb, Task<T>> work) => _database.InScopeAsync(All, work);

    public Task DrainAsync() => Services.GetRequiredService<ILedgerWriter>().DrainAsync(CancellationToken.None);

    /// <summary>Copies the database as it stands.</summary>
    public async Task<string> BackupAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, $"backup-{Now.ToUnixTimeMilliseconds()}")).FullName;
        await Services.GetRequiredService<IDatabaseArchive>().ExportAsync(folder, _ => { }, CancellationToken.None);
        return folder;
    }

    /// <summary>Puts a backup in the database's place; the signer keeps what it knows, and the logs go on in successors.</summary>
    public async Task<SuccessionReport> RestoreAsync(string backup)
    {
        await _database.RestartAsync();
        if (_database.Provider == "postgres")
        {
            await TamperAsync("drop schema public cascade; create schema public");
        }

        await using (var scope = Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<UpheldDb>();
            var aside = Path.Combine(Folder, $"aside-{Now.ToUnixTimeMilliseconds()}");
            var copy = Directory.CreateDirectory(backup + ".copy").FullName; // a restore may move the files into place
            foreach (var file in Directory.GetFiles(backup))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
            }

            (await Services.GetRequiredService<IDatabaseArchive>().ImportAsync(copy, db.Database.GetMigrations().Last(), aside, db, CancellationToken.None)).IsOk.ShouldBeTrue();
        }

        Time.Advance(TimeSpan.FromMinutes(1)); // the leases in the backup run out
        var declared = await Services.GetRequiredService<DeclareSuccessors>().ExecuteAsync(false, CancellationToken.None);
        declared.IsOk.ShouldBeTrue(declared.IsOk ? "" : declared.Error.Message);
        _watched.Clear();
        _shards.Clear();
        await WatchAsync();
        return declared.Value;
    }

    /// <summary>What the doctor finds wrong with the evidence.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync() =>
        [.. (await Services.GetRequiredService<CheckEvidence>().ExecuteAsync(CancellationToken.None)).SelectMany(r => r.Findings.Faults).Select(f => $"{f.Code}: {f}")];

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private MonitorId Named(string monitor) => _watched.Values.Single(w => w.Host == monitor).Id;

    /// <summary>Takes up new monitors, and new schedules of those it has.</summary>
    private async Task WatchAsync()
    {
        var (monitors, schedules) = await QueryAsync(async db => (
            await db.Set<Monitor>().AsNoTracking().Where(m => m.RetiredAt == null).OrderBy(m => m.Number).ToListAsync(),
            (await db.Set<ScheduleRow>().AsNoTracking().ToListAsync()).ToLookup(s => s.Monitor)));
        Services.GetRequiredService<MonitorHistories>().Apply( // as the follower of schedules does in a running server
        [
            .. monitors.Select(m => (new SeriesId(m.Customer, (uint)m.Number, Vantages.LocalNumber), m.Shard, (IReadOnlyList<MonitorSchedule>)[.. Ordered(schedules[m.Id])])),
        ]);
        foreach (var monitor in monitors)
        {
            if (!_shards.ContainsKey(monitor.Shard))
            {
                var states = await QueryAsync(db => new LoadMonitors(db).StatesAsync(monitor.Shard, CancellationToken.None));
                var lease = (await Services.GetRequiredService<IOwnership>().AcquireAsync($"monitors/{monitor.Shard}", CancellationToken.None))!;
                _shards[monitor.Shard] = (new ShardBuffer(monitor.Shard, ShardBuffer.ReadStates(states)), lease, states is not null);
            }

            var watched = new WatchedMonitor
            {
                Id = monitor.Id, Customer = monitor.Customer, Number = (uint)monitor.Number, Location = Vantages.LocalNumber, Shard = monitor.Shard, Version = monitor.Version,
                Host = monitor.Name, Probe = new NoProbe(), Schedule = ProbeSchedule.Of(Ordered(schedules[monitor.Id])),
            };
            _shards[monitor.Shard].Buffer.Begin(watched, _watched.GetValueOrDefault(monitor.Id));
            _watched[monitor.Id] = watched;
        }
    }

    private static IEnumerable<MonitorSchedule> Ordered(IEnumerable<ScheduleRow> rows) =>
        rows.OrderBy(s => s.RecordedAt).ThenBy(s => s.FirstSlot).ThenBy(s => s.StartsAt).Select(s => s.ToFact());

    private void Check(Instant from, Instant to, Func<string, Instant, ProbeState?> finds)
    {
        foreach (var monitor in _watched.Values)
        {
            foreach (var (slot, due) in monitor.Schedule.DueIn(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()))
            {
                if (finds(monitor.Host, Instant.FromUnixTimeMilliseconds(due)) is { } state)
                {
                    var fault = state == ProbeState.Down ? FaultClass.TcpRefused : FaultClass.None;
                    _shards[monitor.Shard].Buffer.Take(monitor, new Sample(monitor.Number, monitor.Location, slot, 0, state, fault, Sample.NoStatus, 1100), null);
                }
            }
        }
    }

    private async Task FlushAsync()
    {
        foreach (var (number, shard) in _shards.ToList())
        {
            shard.Buffer.Follow(await QueryAsync(db => db.Set<ShardStateRow>().Where(s => s.Shard == number).Select(s => s.Plan).SingleOrDefaultAsync())); // WatchAsync has loaded it
            if (shard.Buffer.TakeAll(_watched.Values.Where(m => m.Shard == number), urgentOnly: false) is { } flush)
            {
                await RunAsync<SaveChecks, int>(All, async save =>
                {
                    await save.ExecuteAsync(flush, shard.Lease, !shard.HasStates, CancellationToken.None);
                    return 0;
                });
                _shards[number] = shard with { HasStates = true };
            }
        }
    }

    private sealed class NoProbe : IProbe
    {
        public ValueTask<ProbeResult> CheckAsync(bool keepDetail, CancellationToken cancellation) => throw new NotSupportedException();
    }
}

/// <summary>A report that was made.</summary>
internal sealed record Made(Report Report, ReportDocument Document, byte[] Bundle)
{
    public VerificationReport Verified { get; } = BundleVerification.Run(Bundle, new VerificationOptions());

    public ReportedFigure Figure(string idBegins) => ReportedFigure.Of(Document.Figures.Where(f => f.Id.StartsWith(idBegins, StringComparison.Ordinal)).ShouldHaveSingleItem());
}
