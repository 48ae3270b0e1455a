using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Heartbeats;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Tests.Samples;
using Upheld.Testing.Database;
using static Upheld.Monitoring.Tests.Samples.WatchedHouse;

namespace Upheld.Monitoring.Tests.Heartbeats;

public sealed class TakeHeartbeatTests
{
    private const string Token = "0123456789abcdef0123456789abcdef";

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_job_of_31_days_is_up_late_and_missed_at_the_very_instants(string provider)
    {
        await using var house = await WithJobAsync(provider, "31d", "2h");
        var (engine, list) = (house.Services.GetRequiredService<CheckEngine>(), house.Services.GetRequiredService<WatchList>());
        await house.Services.GetRequiredService<WatchLoop>().SynchroniseAsync(default);
        var monitor = list.Monitors.ShouldHaveSingleItem();
        Step(house, engine, Duration.FromMilliseconds(2_400));
        monitor.State.Last!.Value.Fault.ShouldBe(FaultClass.HeartbeatNever);

        var pinged = Now(house);
        (await CallAsync(house, "")).ShouldBeTrue();
        Step(house, engine, Duration.FromMilliseconds(100));
        (monitor.State.Last!.Value.State, monitor.State.LastAt).ShouldBe((ProbeState.Up, Milliseconds(pinged)));

        Jump(house, engine, pinged + Duration.FromDays(31) - Duration.FromSeconds(20));
        monitor.State.Last!.Value.State.ShouldBe(ProbeState.Up);
        Step(house, engine, Duration.FromSeconds(21));
        (monitor.State.Last!.Value.State, monitor.State.Last!.Value.Fault).ShouldBe((ProbeState.Degraded, FaultClass.HeartbeatLate));
        monitor.State.LastAt.ShouldBe(Milliseconds(pinged + Duration.FromDays(31)));

        Jump(house, engine, pinged + Duration.FromDays(31) + Duration.FromHours(2) - Duration.FromSeconds(20));
        Step(house, engine, Duration.FromSeconds(25));
        monitor.State.Open!.Value.ShouldSatisfyAllConditions(
            outage => outage.Start.ShouldBe(Milliseconds(pinged + Duration.FromDays(31) + Duration.FromHours(2))), outage => outage.IsConfirmed.ShouldBeTrue());

        (await CallAsync(house, "success")).ShouldBeTrue();
        Step(house, engine, Duration.FromMilliseconds(100));
        (monitor.State.Open, monitor.State.Last!.Value.State).ShouldBe((null, ProbeState.Up));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_signal_is_stored_before_it_is_answered_and_survives_a_restart(string provider)
    {
        await using var house = await WithJobAsync(provider, "1d", "5m");
        await CallAsync(house, "start");
        house.At(Midnight + Duration.FromMinutes(1));
        await CallAsync(house, "3", "disk full");
        house.At(Midnight + Duration.FromMinutes(2));
        await CallAsync(house, "0");

        await house.RestartAsync();

        var row = await house.QueryAsync(db => db.Set<HeartbeatRow>().AsNoTracking().SingleAsync());
        (row.LastStart, row.LastFailure, row.LastSuccess, row.ExitCode).ShouldBe((Midnight, Midnight + Duration.FromMinutes(1), Midnight + Duration.FromMinutes(2), 0));
        await house.Services.GetRequiredService<WatchLoop>().SynchroniseAsync(default);
        house.Services.GetRequiredService<HeartbeatBoard>().Of(row.Monitor).ShouldBe(row.ToSignals());
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_token_that_nobody_was_given_is_refused(string provider)
    {
        await using var house = await WithJobAsync(provider, "1d", "5m");

        (await house.RunAsync((TakeHeartbeat take) => take.ExecuteAsync("ffff", default, null, default))).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_log_of_a_failure_is_kept_with_its_check(string provider)
    {
        await using var house = await WithJobAsync(provider, "1d", "5m");
        var (engine, list) = (house.Services.GetRequiredService<CheckEngine>(), house.Services.GetRequiredService<WatchList>());
        await house.Services.GetRequiredService<WatchLoop>().SynchroniseAsync(default);
        Step(house, engine, Duration.FromSeconds(3));
        await CallAsync(house, "fail", new string('误', 3_000) + " disk full");

        Step(house, engine, Duration.FromMilliseconds(100));

        var sample = list.FindShard(0)!.Buffer.TakeAll(list.Monitors, false)!.Samples.Last(s => s.Detail is not null);
        sample.Sample.Fault.ShouldBe(FaultClass.HeartbeatFailed);
        ProbeDetailJson.Read(sample.Detail!)!.Detail!.Excerpt!.ShouldEndWith("误 disk full");
    }

    [Fact]
    public async Task Of_a_long_log_the_end_is_kept_and_no_character_is_cut()
    {
        var log = string.Concat(Enumerable.Repeat("第一行\n", 5_000)) + "the end";

        var tail = await TakeHeartbeat.TailAsync(new MemoryStream(Encoding.UTF8.GetBytes(log)), default);

        tail!.ShouldEndWith("第一行\nthe end");
        Encoding.UTF8.GetByteCount(tail!).ShouldBeInRange(TakeHeartbeat.LogLength - 3, TakeHeartbeat.LogLength);
        tail.ShouldNotContain('\uFFFD');
        (await TakeHeartbeat.TailAsync(new MemoryStream(), default)).ShouldBeNull();
    }

    [Theory]
    [InlineData(null, false, true, null)]
    [InlineData("success", false, true, null)]
    [InlineData("start", true, false, null)]
    [InlineData("fail", false, false, null)]
    [InlineData("0", false, true, 0)]
    [InlineData("137", false, false, 137)]
    public void The_end_of_the_address_says_what_happened(string? word, bool isStart, bool isSuccess, int? code) =>
        HeartbeatEnd.Parse(word).ShouldBe(new HeartbeatEnd(isStart, isSuccess, code));

    [Theory]
    [InlineData("256")]
    [InlineData("-1")]
    [InlineData("log")]
    public void Any_other_end_is_no_address(string word) => HeartbeatEnd.Parse(word).ShouldBeNull();

    private static async Task<WatchedHouse> WithJobAsync(string provider, string every, string grace)
    {
        var house = await CreateAsync(provider);
        var monitor = await house.WatchAsync(Acme, 1, kind: "heartbeat", spec: $$"""{"heartbeat":{"every":"{{every}}","grace":"{{grace}}"},"service":"shop"}""");
        await house.QueryAsync(async db =>
        {
            db.Add(new HeartbeatRow { Monitor = monitor.Id, Customer = Acme, Token = Token });
            return await db.SaveChangesAsync();
        });
        return house;
    }

    private static Task<bool> CallAsync(WatchedHouse house, string word, string? log = null) =>
        house.RunAsync((TakeHeartbeat take) => take.ExecuteAsync(Token, HeartbeatEnd.Parse(word)!.Value, log, default));

    private static Instant Now(WatchedHouse house) => Instant.FromDateTimeOffset(house.Time.GetUtcNow());

    private static long Milliseconds(Instant at) => at.ToUnixTimeMilliseconds();

    /// <summary>A long time in which the engine sleeps, as if the machine did.</summary>
    private static void Jump(WatchedHouse house, CheckEngine engine, Instant to)
    {
        house.Time.Advance((to - Now(house)).ToTimeSpan());
        Turn(engine);
    }

    private static void Step(WatchedHouse house, CheckEngine engine, Duration time)
    {
        for (var left = time; left > Duration.Zero; left -= Duration.FromMilliseconds(50))
        {
            Turn(engine);
            house.Time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Turn(engine);
    }

    private static void Turn(CheckEngine engine)
    {
        engine.StartDue();
        SpinWait.SpinUntil(() => engine.UnderWay == 0, TimeSpan.FromSeconds(20)).ShouldBeTrue();
    }
}
