using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using static Upheld.Figures.Tests.Samples.Watch;

namespace Upheld.Figures.Tests.Samples;

/// <summary>What the rules say, case by case. A result is valid for 75 s.</summary>
public sealed class StateFoldTests
{
    [Fact]
    public void Before_the_first_check_nothing_is_known() =>
        Intervals("", now: 100).ShouldBeEmpty();

    [Fact]
    public void Equal_results_are_one_interval() =>
        Intervals("UUUU", now: 200_000).ShouldBe([new Stretch(new Span(0, 200_000), ProbeState.Up, 0)]);

    [Fact]
    public void A_change_tells_the_last_instant_known_to_hold_the_state_before() =>
        Intervals("UUDU", now: 200_000).ShouldBe(
        [
            new Stretch(new Span(0, 120_000), ProbeState.Up, 0),
            new Stretch(new Span(120_000, 180_000), ProbeState.Down, 60_000),
            new Stretch(new Span(180_000, 200_000), ProbeState.Up, 120_000),
        ]);

    [Fact]
    public void A_missing_check_is_unknown_from_when_the_last_result_is_too_old() =>
        Intervals("U.UU", now: 200_000).ShouldBe(
        [
            new Stretch(new Span(0, 75_000), ProbeState.Up, 0),
            new Stretch(new Span(75_000, 120_000), ProbeState.Unknown, 0),
            new Stretch(new Span(120_000, 200_000), ProbeState.Up, 120_000),
        ]);

    [Fact]
    public void A_check_that_comes_just_in_time_leaves_no_gap()
    {
        var history = StateHistory.Of(ProbeSchedule.Of(EveryMinute), [Check(0, ProbeState.Up), Check(1, ProbeState.Up, offset: 1_500)]);

        history.StretchesTo(100_000).ShouldBe([new Stretch(new Span(0, 100_000), ProbeState.Up, 0)]);
    }

    [Fact]
    public void A_program_that_was_killed_leaves_an_unknown_gap_and_nothing_else() =>
        Intervals("UUU.........UUU", now: 900_000).ShouldBe(
        [
            new Stretch(new Span(0, 195_000), ProbeState.Up, 0),
            new Stretch(new Span(195_000, 720_000), ProbeState.Unknown, 120_000),
            new Stretch(new Span(720_000, 900_000), ProbeState.Up, 720_000),
        ]);

    [Fact]
    public void A_monitor_that_stands_still_does_not_show_its_last_state_for_ever()
    {
        Intervals("UD", now: 134_999)[^1].State.ShouldBe(ProbeState.Down);
        Intervals("UD", now: 400_000)[^1].ShouldBe(new Stretch(new Span(135_000, 400_000), ProbeState.Unknown, 60_000));
    }

    [Fact]
    public void A_check_that_found_nothing_out_is_unknown_at_once() =>
        Intervals("UU?U", now: 200_000).ShouldBe(
        [
            new Stretch(new Span(0, 120_000), ProbeState.Up, 0),
            new Stretch(new Span(120_000, 180_000), ProbeState.Unknown, 60_000),
            new Stretch(new Span(180_000, 200_000), ProbeState.Up, 180_000),
        ]);

    [Fact]
    public void A_pause_is_unknown_from_its_start_on()
    {
        var schedule = ProbeSchedule.Of(EveryMinute, EveryMinute.From(90_000, 2) with { Active = false }, EveryMinute.From(300_000, 2));
        var history = StateHistory.Of(schedule, Checks("UUU"));

        history.StretchesTo(330_000).ShouldBe(
        [
            new Stretch(new Span(0, 90_000), ProbeState.Up, 0),
            new Stretch(new Span(90_000, 300_000), ProbeState.Unknown, 60_000),
            new Stretch(new Span(300_000, 330_000), ProbeState.Up, 300_000),
        ]);
    }

    [Fact]
    public void A_schedule_that_becomes_slower_leaves_results_valid_for_longer()
    {
        var schedule = ProbeSchedule.Of(EveryMinute, EveryMinute.From(120_000, 2) with { IntervalMs = 300_000 });
        var history = StateHistory.Of(schedule, Checks("UUUD"));

        history.StretchesTo(500_000).ShouldBe(
        [
            new Stretch(new Span(0, 420_000), ProbeState.Up, 0),
            new Stretch(new Span(420_000, 500_000), ProbeState.Down, 120_000),
        ]);
    }

    [Fact]
    public void Enough_failures_in_a_row_confirm_an_outage_that_began_at_the_first()
    {
        var history = History("UUDDDU");

        history.Outages.ShouldBe([new ProbeOutage(120_000, 60_000, FaultClass.TcpRefused, 180_000, 300_000, 240_000, 300_000)]);
    }

    [Fact]
    public void An_outage_that_lasts_is_known_while_it_lasts()
    {
        History("UD").State.Open.ShouldBe(new ProbeOutage(60_000, 0, FaultClass.TcpRefused, null));
        History("UDD").State.Open.ShouldBe(new ProbeOutage(60_000, 0, FaultClass.TcpRefused, 120_000));
    }

    [Fact]
    public void A_blip_is_down_time_but_no_confirmed_outage()
    {
        var history = History("UDU");

        history.Outages.ShouldBe([new ProbeOutage(60_000, 0, FaultClass.TcpRefused, null, 120_000, 60_000, 120_000)]);
        history.Outages[0].IsConfirmed.ShouldBeFalse();
        history.StretchesTo(130_000)[1].ShouldBe(new Stretch(new Span(60_000, 120_000), ProbeState.Down, 0));
    }

    [Fact]
    public void A_failure_and_its_immediate_re_check_confirm_in_one_slot()
    {
        var history = StateHistory.Of(
            ProbeSchedule.Of(EveryMinute),
            [Check(0, ProbeState.Up), Check(1, ProbeState.Down), Check(1, ProbeState.Down, offset: 200), Check(2, ProbeState.Up)]);

        history.Outages.ShouldBe([new ProbeOutage(60_000, 0, FaultClass.TcpRefused, 62_000, 120_000, 62_000, 120_000)]);
    }

    [Fact]
    public void An_outage_ends_at_the_first_of_enough_successes_in_a_row()
    {
        var careful = ProbeSchedule.Of(EveryMinute with { ConfirmSuccesses = 2 });

        StateHistory.Of(careful, Checks("DDUDUG")).Outages.ShouldBe([new ProbeOutage(0, 0, FaultClass.TcpRefused, 60_000, 240_000, 180_000, 300_000)]);
    }

    [Fact]
    public void Degraded_is_a_success_and_a_state_of_its_own()
    {
        var history = History("DDGU");

        history.Outages[0].End.ShouldBe(120_000);
        history.StretchesTo(200_000).Select(interval => interval.State).ShouldBe([ProbeState.Down, ProbeState.Degraded, ProbeState.Up]);
    }

    [Fact]
    public void Unknown_time_neither_ends_an_outage_nor_breaks_a_row()
    {
        History("UD..?.DU").Outages.ShouldBe([new ProbeOutage(60_000, 0, FaultClass.TcpRefused, 360_000, 420_000, 360_000, 420_000)]);
        History("UDD...U").Outages.ShouldBe([new ProbeOutage(60_000, 0, FaultClass.TcpRefused, 120_000, 360_000, 120_000, 360_000)]);
    }

    [Fact]
    public void A_step_tells_what_its_sample_brought_about()
    {
        var history = History("UD");

        var step = history.Add(Check(4, ProbeState.Down));

        step.Expired.ShouldBe(new Transition(135_000, ProbeState.Unknown, 60_000));
        step.Changed.ShouldBe(new Transition(240_000, ProbeState.Down, 240_000));
        step.Confirmed.ShouldBe(new ProbeOutage(60_000, 0, FaultClass.TcpRefused, 240_000));
        step.Ended.ShouldBeNull();
    }

    [Fact]
    public void A_sample_that_came_already_or_comes_late_or_was_never_due_is_not_taken()
    {
        var history = History("UUU");

        history.Add(Check(2, ProbeState.Up)).Outcome.ShouldBe(FoldOutcome.Duplicate);
        history.Add(Check(1, ProbeState.Up, offset: 3)).Outcome.ShouldBe(FoldOutcome.Late);
        StateHistory.Of(ProbeSchedule.Of(EveryMinute.From(0, 1)), Checks("U")).Changes.ShouldBeEmpty();
    }

    [Fact]
    public void The_state_now_is_unknown_once_the_last_result_is_too_old()
    {
        var history = History("U");

        StateFold.StateAt(history.Schedule, history.State, 74_999).ShouldBe(ProbeState.Up);
        StateFold.StateAt(history.Schedule, history.State, 75_000).ShouldBe(ProbeState.Unknown);
        StateFold.StateAt(history.Schedule, default, 75_000).ShouldBe(ProbeState.Unknown);
    }

    private static StateHistory History(string letters) => StateHistory.Of(ProbeSchedule.Of(EveryMinute), Checks(letters));

    private static List<Stretch> Intervals(string letters, long now) => History(letters).StretchesTo(now);
}
