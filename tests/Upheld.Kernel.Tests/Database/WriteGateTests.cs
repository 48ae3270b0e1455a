using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Settings;
using Upheld.Kernel.Tests.Facts;
using Upheld.Testing.Database;

namespace Upheld.Kernel.Tests.Database;

public sealed class WriteGateTests
{
    private static readonly Scope Everybody = Scope.Installation("test");
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 1, 12, 0);

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_unit_that_fails_is_rolled_back_alone(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await SaveAsync(database, "taken");

        var saves = Enumerable.Range(0, 60).Select(i => Task.Run(() => SaveAsync(database, i % 3 == 0 ? "taken" : $"free {i}"))).ToList();
        await Task.WhenAll(saves.Select(s => s.ContinueWith(_ => { }, TaskScheduler.Default)));

        saves.Count(s => s.IsFaulted).ShouldBe(20);
        saves.Where(s => s.IsFaulted).ShouldAllBe(s => s.Exception!.InnerException is DbUpdateException);
        (await CountAsync<SettingRow>(database)).ShouldBe(41);
        (await CountAsync<FactRow>(database)).ShouldBe(41);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Of_two_who_edit_the_same_row_the_second_is_told_and_can_go_on_with_its_context(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await SaveAsync(database, "shared");
        await using var first = database.Services.CreateAsyncScope();
        await using var second = database.Services.CreateAsyncScope();
        var (a, b) = (first.ServiceProvider.GetRequiredService<UpheldDb>(), second.ServiceProvider.GetRequiredService<UpheldDb>());
        await a.EnterAsync(Everybody, CancellationToken.None);
        await b.EnterAsync(Everybody, CancellationToken.None);
        (await a.Set<SettingRow>().SingleAsync()).Value = "first";
        (await b.Set<SettingRow>().SingleAsync()).Value = "second";

        await a.SaveChangesAsync();
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => b.SaveChangesAsync());

        b.ChangeTracker.Clear();
        (await b.Set<SettingRow>().SingleAsync()).Value.ShouldBe("first");
        b.Record(new Happened(null, Noon, 1));
        await b.SaveChangesAsync();
        (await CountAsync<FactRow>(database)).ShouldBe(2);
    }

    [Fact]
    public async Task Once_queued_a_save_happens_whatever_its_caller_wishes()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        using var gate = new BlockedGate(database);
        using var cancellation = new CancellationTokenSource();

        var queued = SaveAsync(database, "queued", cancellation.Token);
        await Task.Delay(50); // it has no other way of showing that it waits inside
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => SaveAsync(database, "too late", cancellation.Token));
        gate.Open();
        await queued;

        (await database.InScopeAsync(Everybody, db => db.Set<SettingRow>().Select(s => s.Key).ToListAsync())).ShouldBe(["queued"]);
    }

    [Fact]
    public async Task A_full_disk_is_told_as_such_to_all_in_the_commit_and_writing_goes_on_when_there_is_space()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var provider = database.Services.GetRequiredService<IDatabaseProvider>();
        await LimitAsync(provider, "select page_count + 4 from pragma_page_count()");

        Task<int> small, large;
        using (var gate = new BlockedGate(database))
        {
            small = SaveAsync(database, "small");
            await Task.Delay(20);
            large = FillAsync(database, 400);
            await Task.Delay(20);
            gate.Open();
        }

        (await Should.ThrowAsync<StorageFullException>(() => large)).Message.ShouldContain("full");
        await Should.ThrowAsync<StorageFullException>(() => small);
        (await CountAsync<FactRow>(database)).ShouldBe(0);

        await LimitAsync(provider, "select 1073741823");
        await SaveAsync(database, "small");
        await FillAsync(database, 400);
        (await CountAsync<FactRow>(database)).ShouldBe(401);
    }

    [Fact]
    public async Task On_a_disk_that_has_really_no_space_left_reads_work_and_writing_resumes()
    {
        using var disk = SmallDisk.TryMount(megabytes: 3);
        Assert.SkipWhen(disk is null, "Only root can mount a small disk.");
        await using var database = await TestDatabase.CreateAsync("sqlite", folder: disk.Folder);
        await SaveAsync(database, "before");

        disk.Fill();
        var failures = 0;
        for (var i = 0; i < 5; i++)
        {
            await Should.ThrowAsync<StorageFullException>(() => FillAsync(database, 3000));
            failures++;
        }

        (await CountAsync<FactRow>(database)).ShouldBe(1);
        disk.Free();
        await SaveAsync(database, "after");
        failures.ShouldBe(5);
        (await CountAsync<FactRow>(database)).ShouldBe(2);
        var check = await database.Services.GetRequiredService<IDatabaseProvider>().WriteAsync((c, t) => (string)c.Scalar(t, "pragma integrity_check")!, CancellationToken.None);
        check.ShouldBe("ok");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task After_a_failure_of_the_disk_nothing_is_written_any_more(bool isWrapped)
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var provider = database.Services.GetRequiredService<IDatabaseProvider>();
        Exception failure = new SqliteException("disk I/O error", 10, 1034); // SQLITE_IOERR_FSYNC
        failure = isWrapped ? new DbUpdateException("as EF throws it", failure) : failure;

        await Should.ThrowAsync<Exception>(() => provider.WriteAsync<int>((_, _) => throw failure, CancellationToken.None));

        (await Should.ThrowAsync<IOException>(() => SaveAsync(database, "later"))).Message.ShouldContain("restart");
        await database.RestartAsync();
        await SaveAsync(database, "after the restart");
        (await CountAsync<FactRow>(database)).ShouldBe(1);
    }

    private static Task<int> SaveAsync(TestDatabase database, string key, CancellationToken cancellation = default) => database.InScopeAsync(Everybody, db =>
    {
        db.Add(new SettingRow { Key = key, Value = "v" });
        db.Record(new Happened(null, Noon, 1));
        return db.SaveChangesAsync(cancellation);
    });

    private static Task<int> FillAsync(TestDatabase database, int facts) => database.InScopeAsync(Everybody, db =>
    {
        for (var i = 0; i < facts; i++)
        {
            db.Record(new Happened(null, Noon, i));
        }

        return db.SaveChangesAsync();
    });

    private static Task<int> CountAsync<T>(TestDatabase database)
        where T : class => database.InScopeAsync(Everybody, db => db.Set<T>().CountAsync());

    private static Task LimitAsync(IDatabaseProvider provider, string pages) => provider.WriteAsync(
        (connection, transaction) => connection.Scalar(transaction, $"pragma max_page_count = {connection.Scalar(transaction, pages)}"), CancellationToken.None);

    /// <summary>Keeps the writer busy, so that what comes meanwhile ends up in one commit.</summary>
    private sealed class BlockedGate : IDisposable
    {
        private readonly ManualResetEventSlim _open = new();
        private readonly Task _unit;

        public BlockedGate(TestDatabase database)
        {
            using var blocked = new ManualResetEventSlim();
            _unit = database.Services.GetRequiredService<IDatabaseProvider>().WriteAsync(
                (_, _) =>
                {
                    blocked.Set();
                    _open.Wait();
                    return true;
                },
                CancellationToken.None);
            blocked.Wait();
        }

        public void Open() => _open.Set();

        public void Dispose()
        {
            _open.Set();
            _unit.Wait();
            _open.Dispose();
        }
    }
}
