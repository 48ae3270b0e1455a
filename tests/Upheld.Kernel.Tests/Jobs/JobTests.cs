using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Jobs;
using Upheld.Kernel.Ownership;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Testing.Database;

namespace Upheld.Kernel.Tests.Jobs;

public sealed class JobTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly DateTimeZone LordHowe = DateTimeZoneProviders.Tzdb["Australia/Lord_Howe"];

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_job_runs_at_its_local_time_through_the_changes_of_the_clocks(string provider)
    {
        var job = new TestJob("30 2 * * *", Berlin);
        await using var database = await CreateAsync(provider, job);
        await JumpAsync(database, Instant.FromUtc(2026, 3, 28, 0, 0));

        await WalkAsync(database, Instant.FromUtc(2026, 3, 30, 1, 0)); // half past two does not exist on the 29th
        job.Runs.ShouldBe([Instant.FromUtc(2026, 3, 28, 1, 30), Instant.FromUtc(2026, 3, 29, 1, 0), Instant.FromUtc(2026, 3, 30, 0, 30)]);
        job.Runs.Clear();
        await JumpAsync(database, Instant.FromUtc(2026, 10, 24, 22, 0));
        await WalkAsync(database, Instant.FromUtc(2026, 10, 26, 3, 0)); // and stands twice on the 25th

        job.Runs.ShouldBe([Instant.FromUtc(2026, 10, 25, 0, 30), Instant.FromUtc(2026, 10, 26, 1, 30)]);
        (await RowsAsync(database)).Where(r => r.Outcome != JobOutcome.Missed).ShouldAllBe(r => r.Outcome == JobOutcome.Done && r.Times == 1);
    }

    [Fact]
    public async Task A_change_of_the_clocks_by_half_an_hour_is_followed_too()
    {
        var job = new TestJob("15 2 * * *", LordHowe);
        await using var database = await CreateAsync("sqlite", job);
        await JumpAsync(database, Instant.FromUtc(2026, 10, 2, 20, 0));

        await WalkAsync(database, Instant.FromUtc(2026, 10, 5, 0, 0), minutes: 15); // on the 4th two o'clock is half past two

        job.Runs.ToList().ShouldBe([Instant.FromUtc(2026, 10, 3, 15, 30), Instant.FromUtc(2026, 10, 4, 15, 15)]); // half past two, and a quarter past the day after
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_was_due_while_nobody_was_there_is_written_down_and_not_run_in_a_bunch(string provider)
    {
        var job = new TestJob("0 * * * *", DateTimeZone.Utc);
        await using var database = await CreateAsync(provider, job);
        await StepAsync(database);

        _time.Advance(TimeSpan.FromHours(10) + TimeSpan.FromMinutes(5));
        await StepAsync(database);
        job.Runs.ShouldBeEmpty();
        var missed = (await RowsAsync(database)).ShouldHaveSingleItem();
        (missed.Outcome, missed.Times, missed.DueAt).ShouldBe((JobOutcome.Missed, 10, Instant.FromUtc(2026, 3, 1, 1, 0)));

        _time.Advance(TimeSpan.FromHours(3) - TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(30));
        await StepAsync(database);
        job.Runs.ShouldBe([Instant.FromUtc(2026, 3, 1, 13, 0)]); // half a minute late is ordinary
        (await RowsAsync(database)).Where(r => r.Outcome == JobOutcome.Missed).Sum(r => r.Times).ShouldBe(12);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_doctor_shows_runs_that_were_missed_or_failed_for_a_week(string provider)
    {
        var (missed, failing) = (new TestJob("0 * * * *", DateTimeZone.Utc) { Name = "hourly" }, new TestJob("0 6 * * *", DateTimeZone.Utc) { Name = "daily", Work = _ => throw new IOException("no disk") });
        await using var database = await CreateAsync(provider, missed, failing);
        await StepAsync(database);
        (await ExamineAsync(database)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Level.ShouldBe(FindingLevel.Ok), f => f.Code.ShouldBe("jobs"));

        await JumpAsync(database, Instant.FromUtc(2026, 3, 1, 4, 30));
        await JumpAsync(database, Instant.FromUtc(2026, 3, 1, 6, 0));

        var found = await ExamineAsync(database);
        found.Select(f => (f.Level, f.Code)).ShouldBe([(FindingLevel.Warn, "jobs.missed"), (FindingLevel.Warn, "jobs.failed")]);
        found[0].Message.English.ShouldContain("hourly: 5 runs were missed"); // 1, 2, 3, 4 and 5 o'clock
        found[1].Message.English.ShouldContain("IOException: no disk");
        found.ShouldAllBe(f => f.Message.Chinese.Any(letter => letter > 0x4e00) && f.Advice!.Chinese.Any(letter => letter > 0x4e00));
        _time.Advance(TimeSpan.FromDays(8));
        (await ExamineAsync(database)).ShouldHaveSingleItem().Code.ShouldBe("jobs");
    }

    [Fact]
    public async Task Years_of_absence_of_a_job_of_every_second_are_not_counted_one_by_one()
    {
        var job = new TestJob("* * * * * *", DateTimeZone.Utc);
        await using var database = await CreateAsync("sqlite", job);
        await StepAsync(database);

        _time.Advance(TimeSpan.FromDays(1000));
        await StepAsync(database);
        await StepAsync(database);

        job.Runs.ShouldBeEmpty();
        (await RowsAsync(database)).ShouldHaveSingleItem().Times.ShouldBe(JobSchedule.MostCounted + 1);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_run_that_was_cut_short_by_a_crash_runs_again_for_the_same_time(string provider)
    {
        var job = new TestJob("0 * * * *", DateTimeZone.Utc) { Work = c => Task.Delay(Timeout.Infinite, c) };
        await using var database = await CreateAsync(provider, job);
        await StepAsync(database);
        using var crash = new CancellationTokenSource();
        _time.Advance(TimeSpan.FromHours(1));
        await Runner(database).StepAsync(crash.Token);
        await crash.CancelAsync();
        await Runner(database).WhenIdleAsync();
        (await RowsAsync(database)).ShouldHaveSingleItem().Outcome.ShouldBe(JobOutcome.Running);

        await database.RestartAsync();
        job.Work = _ => Task.CompletedTask;
        await StepAsync(database);

        job.Runs.ShouldBe([Instant.FromUtc(2026, 3, 1, 1, 0), Instant.FromUtc(2026, 3, 1, 1, 0)]);
        (await RowsAsync(database)).ShouldHaveSingleItem().Outcome.ShouldBe(JobOutcome.Done);
    }

    [Fact]
    public async Task A_job_that_takes_long_delays_no_other_and_is_not_started_twice()
    {
        var slow = new TestJob("* * * * *", DateTimeZone.Utc) { Name = "slow", Work = c => Task.Delay(Timeout.Infinite, c) };
        var quick = new TestJob("* * * * *", DateTimeZone.Utc) { Name = "quick" };
        await using var database = await CreateAsync("sqlite", slow, quick);
        using var end = new CancellationTokenSource();
        await Runner(database).StepAsync(end.Token);

        for (var minute = 0; minute < 3; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await Runner(database).StepAsync(end.Token);
            await UntilAsync(() => quick.Runs.Count == minute + 1 && !Runner(database).IsRunning(quick));
        }

        slow.Runs.Count.ShouldBe(1);
        await end.CancelAsync();
        await Runner(database).WhenIdleAsync();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_job_that_fails_says_so_in_its_row_and_runs_again_at_its_next_time(string provider)
    {
        var job = new TestJob("0 * * * *", DateTimeZone.Utc) { Work = _ => throw new InvalidOperationException("no paper") };
        await using var database = await CreateAsync(provider, job);
        await StepAsync(database);

        _time.Advance(TimeSpan.FromHours(1));
        await StepAsync(database);
        job.Work = _ => Task.CompletedTask;
        _time.Advance(TimeSpan.FromHours(1));
        await StepAsync(database);

        var rows = await RowsAsync(database);
        rows.Select(r => r.Outcome).ShouldBe([JobOutcome.Failed, JobOutcome.Done]);
        rows[0].Message.ShouldBe("InvalidOperationException: no paper");
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_nodes_run_each_due_time_once(string provider)
    {
        var (here, there) = (new TestJob("* * * * *", DateTimeZone.Utc), new TestJob("* * * * *", DateTimeZone.Utc));
        await using var database = await CreateAsync(provider, here);
        var other = new JobRunner(
            [there], database.Services.GetRequiredService<SliceRunner>(), new DatabaseOwnership(database.Services.GetRequiredService<Kernel.Database.IDatabaseProvider>(),
                database.Services.GetRequiredService<IClock>(), new NodeName("other")), database.Services.GetRequiredService<IClock>(), NullLogger<JobRunner>.Instance);

        for (var minute = 0; minute < 6; minute++)
        {
            if (minute != 3) // then this node hangs, and the other takes over
            {
                await StepAsync(database);
            }

            await other.StepAsync(CancellationToken.None);
            await other.WhenIdleAsync();
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        here.Runs.Concat(there.Runs).Order().ShouldBe(Enumerable.Range(1, 5).Select(m => Instant.FromUtc(2026, 3, 1, 0, m)));
        there.Runs.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_new_schedule_counts_from_now_on()
    {
        var job = new TestJob("0 0 1 1 *", DateTimeZone.Utc);
        await using var database = await CreateAsync("sqlite", job);
        await StepAsync(database);

        job.Cron = "0 1 * * *";
        await StepAsync(database);
        _time.Advance(TimeSpan.FromHours(1));
        await StepAsync(database);

        job.Runs.ShouldBe([Instant.FromUtc(2026, 3, 1, 1, 0)]);
    }

    private Task<TestDatabase> CreateAsync(string provider, params TestJob[] jobs) => TestDatabase.CreateAsync(
        provider,
        services =>
        {
            foreach (var job in jobs)
            {
                services.AddSingleton<IJob>(job);
            }
        },
        time: _time);

    private static Task<IReadOnlyList<Finding>> ExamineAsync(TestDatabase database) =>
        database.Services.GetServices<IDoctorCheck>().OfType<JobsCheck>().Single().RunAsync(CancellationToken.None);

    private static JobRunner Runner(TestDatabase database) => database.Services.GetRequiredService<JobRunner>();

    private static async Task StepAsync(TestDatabase database)
    {
        await Runner(database).StepAsync(CancellationToken.None);
        await Runner(database).WhenIdleAsync();
    }

    /// <summary>Sets the clock; what was due meanwhile is missed.</summary>
    private async Task JumpAsync(TestDatabase database, Instant to)
    {
        _time.SetUtcNow(to.ToDateTimeOffset());
        await StepAsync(database);
    }

    /// <summary>Lets the time pass as the host's loop would, which sleeps until the next due time.</summary>
    private async Task WalkAsync(TestDatabase database, Instant to, int minutes = 30)
    {
        while (_time.GetUtcNow() < to.ToDateTimeOffset())
        {
            _time.Advance(TimeSpan.FromMinutes(minutes));
            await StepAsync(database);
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 500 && !condition(); i++)
        {
            await Task.Delay(10);
        }

        condition().ShouldBeTrue();
    }

    private static Task<List<JobRunRow>> RowsAsync(TestDatabase database) => database.InScopeAsync(
        Scope.Installation("test"), db => db.Set<JobRunRow>().AsNoTracking().OrderBy(r => r.DueAt).ToListAsync());
}
