using Cronos;
using CsCheck;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Monitoring.Probes.Heartbeat;

namespace Upheld.Monitoring.Tests.Probes;

public sealed class HeartbeatTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    [Fact]
    public void Never_seen_is_unknown_and_neither_up_nor_down() =>
        Evaluate(Every(Duration.FromDays(1)), default, Start + Duration.FromDays(400)).ShouldBe((ProbeState.Unknown, FaultClass.HeartbeatNever));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(31)]
    [InlineData(366)]
    public void On_time_late_and_missed_have_sharp_edges_however_long_the_period(int days)
    {
        var options = Every(Duration.FromDays(days)) with { Grace = Duration.FromHours(2) };
        var signals = new HeartbeatSignals(Start);
        var due = Start + Duration.FromDays(days);
        var moment = Duration.FromMilliseconds(1);

        Evaluate(options, signals, due - moment).ShouldBe((ProbeState.Up, FaultClass.None));
        Evaluate(options, signals, due).ShouldBe((ProbeState.Degraded, FaultClass.HeartbeatLate));
        Evaluate(options, signals, due + Duration.FromHours(2) - moment).ShouldBe((ProbeState.Degraded, FaultClass.HeartbeatLate));
        Evaluate(options, signals, due + Duration.FromHours(2)).ShouldBe((ProbeState.Down, FaultClass.HeartbeatMissed));
        Evaluate(options, signals.WithSuccess(due + Duration.FromHours(3)), due + Duration.FromHours(3)).ShouldBe((ProbeState.Up, FaultClass.None));
    }

    [Fact]
    public void Cron_is_read_in_its_zone_across_the_change_of_time()
    {
        // 02:30 does not exist in Berlin on 29 March 2026: due at the next valid instant, 03:00 local = 01:00 UTC.
        var options = Cron("30 2 * * *", "Europe/Berlin");
        var signals = new HeartbeatSignals(Instant.FromUtc(2026, 3, 28, 1, 31));

        var state = HeartbeatEvaluation.Evaluate(options, signals, Instant.FromUtc(2026, 3, 28, 12, 0));
        state.Due.ShouldBe(Instant.FromUtc(2026, 3, 29, 1, 0));

        // The night after, 02:30 is summer time.
        HeartbeatEvaluation.Evaluate(options, new HeartbeatSignals(Instant.FromUtc(2026, 3, 29, 1, 1)), Start).Due.ShouldBe(Instant.FromUtc(2026, 3, 30, 0, 30));

        // 02:30 happens twice on 25 October 2026: due once.
        var autumn = HeartbeatEvaluation.Evaluate(options, new HeartbeatSignals(Instant.FromUtc(2026, 10, 25, 0, 30)), Start);
        autumn.Due.ShouldBe(Instant.FromUtc(2026, 10, 26, 1, 30));
    }

    [Fact]
    public void A_job_that_succeeds_some_minutes_after_its_time_is_due_at_the_next_time()
    {
        var options = Cron("0 2 * * *", "Asia/Shanghai");
        var signals = new HeartbeatSignals(Instant.FromUtc(2026, 5, 1, 18, 25)); // 02:25 in Shanghai

        HeartbeatEvaluation.Evaluate(options, signals, Start).Due.ShouldBe(Instant.FromUtc(2026, 5, 2, 18, 0));
    }

    [Fact]
    public void A_reported_failure_is_down_until_a_later_success()
    {
        var options = Every(Duration.FromDays(1));
        var signals = new HeartbeatSignals(Start).WithFailure(Start + Duration.FromHours(1));

        Evaluate(options, signals, Start + Duration.FromHours(2)).ShouldBe((ProbeState.Down, FaultClass.HeartbeatFailed));
        Evaluate(options, signals.WithSuccess(Start + Duration.FromHours(3)), Start + Duration.FromHours(4)).ShouldBe((ProbeState.Up, FaultClass.None));
        Evaluate(options, new HeartbeatSignals(null).WithFailure(Start), Start).ShouldBe((ProbeState.Down, FaultClass.HeartbeatFailed));
    }

    [Fact]
    public void A_job_that_started_and_did_not_end_in_its_time_is_down()
    {
        var options = Every(Duration.FromDays(1)) with { MaxRun = Duration.FromMinutes(30) };
        var signals = new HeartbeatSignals(Start).WithStart(Start + Duration.FromHours(10));

        Evaluate(options, signals, Start + Duration.FromHours(10) + Duration.FromMinutes(29)).ShouldBe((ProbeState.Up, FaultClass.None));
        Evaluate(options, signals, Start + Duration.FromHours(10) + Duration.FromMinutes(30)).ShouldBe((ProbeState.Down, FaultClass.HeartbeatOverrun));
        Evaluate(options, signals.WithSuccess(Start + Duration.FromHours(11)), Start + Duration.FromHours(11)).ShouldBe((ProbeState.Up, FaultClass.None));
    }

    [Fact]
    public void The_order_in_which_signals_arrive_does_not_matter() =>
        new HeartbeatSignals(null).WithSuccess(Start + Duration.FromHours(2)).WithSuccess(Start).ShouldBe(new HeartbeatSignals(Start + Duration.FromHours(2)));

    [Fact]
    public void The_state_changes_exactly_when_it_said_it_would() =>
        Gen.Select(Gen.Int[1, 400 * 24], Gen.Int[0, 48], Gen.Int[0, 500 * 24], Gen.Int[-1, 100]).Sample((everyHours, graceHours, atHours, startHours) =>
        {
            var options = Every(Duration.FromHours(everyHours)) with { Grace = Duration.FromHours(graceHours), MaxRun = Duration.FromHours(5) };
            var signals = new HeartbeatSignals(Start, null, startHours < 0 ? null : Start + Duration.FromHours(startHours));
            var now = Start + Duration.FromHours(atHours);
            var state = HeartbeatEvaluation.Evaluate(options, signals, now);
            if (state.NextChange is not { } next)
            {
                state.State.ShouldBe(ProbeState.Down);
                return;
            }

            next.ShouldBeGreaterThan(now);
            Evaluate(options, signals, next - Duration.FromMilliseconds(1)).ShouldBe((state.State, state.Fault));
            Evaluate(options, signals, next).ShouldNotBe((state.State, state.Fault));
        });

    private static (ProbeState State, FaultClass Fault) Evaluate(HeartbeatOptions options, HeartbeatSignals signals, Instant now)
    {
        var state = HeartbeatEvaluation.Evaluate(options, signals, now);
        return (state.State, state.Fault);
    }

    private static HeartbeatOptions Every(Duration period) => new() { Schedule = new PeriodSchedule(period) };

    private static HeartbeatOptions Cron(string expression, string zone) =>
        new() { Schedule = new CronSchedule(CronExpression.Parse(expression), TimeZoneInfo.FindSystemTimeZoneById(zone)) };
}
