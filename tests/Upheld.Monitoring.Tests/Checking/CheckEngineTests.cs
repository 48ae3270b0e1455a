using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Monitoring.Checking;

namespace Upheld.Monitoring.Tests.Checking;

public sealed class CheckEngineTests
{
    private readonly Watchroom _room = new();

    [Fact]
    public void Every_slot_is_checked_once_when_it_is_due()
    {
        var target = new Target(_room);
        _room.Watch(target);

        _room.Pass(32);

        _room.Samples().Select(s => (s.At, s.Slot, s.State)).ShouldBe([(1_000, 0u, ProbeState.Up), (11_000, 1u, ProbeState.Up), (21_000, 2u, ProbeState.Up), (31_000, 3u, ProbeState.Up)]);
        (_room.Load.Checks, _room.Load.MissedTicks, _room.Load.Late).ShouldBe((4, 0, 0));
    }

    [Fact]
    public void A_failure_is_looked_at_again_after_a_second_until_it_is_confirmed_and_then_no_more()
    {
        var target = new Target(_room) { State = ProbeState.Down };
        _room.Watch(target, failures: 3);

        _room.Pass(12);

        _room.Samples().Select(s => (s.At, s.Slot)).ShouldBe([(1_000, 0u), (2_000, 0u), (3_000, 0u), (11_000, 1u)]);
    }

    [Fact]
    public void The_first_success_after_an_outage_ends_it_without_another_look()
    {
        var target = new Target(_room) { State = ProbeState.Down };
        var monitor = _room.Watch(target);
        _room.Pass(5);
        monitor.State.Open!.Value.IsConfirmed.ShouldBeTrue();
        target.State = ProbeState.Up;

        _room.Pass(14);

        monitor.State.Open.ShouldBeNull();
        target.Asked.Count.ShouldBe(3);
    }

    [Fact]
    public void A_result_that_found_nothing_out_is_not_repeated_every_second()
    {
        var target = new Target(_room) { State = ProbeState.Down };
        _room.Watch(target, failures: 5);
        _room.Pass(1.2);
        target.State = ProbeState.Unknown;

        _room.Pass(9);

        target.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public void A_check_that_outlives_its_interval_leaves_gaps_and_no_queue()
    {
        var target = new Target(_room);
        _room.Watch(target);
        target.Hold();
        _room.Pass(35);
        target.Release();
        _room.Settle();
        _room.Pass(10);

        _room.Samples().Select(s => s.Slot).ShouldBe([0u, 4u]);
        (_room.Load.MissedTicks, target.MostAtOnce).ShouldBe((3, 1));
    }

    [Fact]
    public void After_a_stall_the_latest_slot_is_checked_and_the_others_are_missed()
    {
        var target = new Target(_room);
        _room.Watch(target);
        _room.Pass(2);
        _room.Time.Advance(TimeSpan.FromSeconds(55)); // 57 s: slots 1 to 5 were due, the last of them at 51 s

        _room.Turn();
        _room.Pass(5);

        _room.Samples().Select(s => (s.At, s.Slot)).ShouldBe([(1_000, 0u), (57_000, 5u), (61_000, 6u)]);
        _room.Load.MissedTicks.ShouldBe(4);
    }

    [Fact]
    public void A_slot_whose_delay_no_offset_can_say_stays_empty()
    {
        var target = new Target(_room);
        _room.Watch(target, intervalMs: 3_600_000);
        _room.Time.Advance(TimeSpan.FromMinutes(30));

        _room.Turn();

        _room.Samples().ShouldBeEmpty();
        _room.Load.MissedTicks.ShouldBe(1);
    }

    [Fact]
    public void The_result_of_a_replaced_version_counts_no_more_and_the_fold_goes_on()
    {
        var old = new Target(_room) { State = ProbeState.Down };
        var first = _room.Watch(old);
        _room.Pass(5); // confirmed
        old.Hold();
        _room.Pass(7);
        var second = _room.Watch(new Target(_room) { State = ProbeState.Down }, version: 2);
        old.Release();
        _room.Settle();

        first.IsReplaced.ShouldBeTrue();
        second.State.Open!.Value.IsConfirmed.ShouldBeTrue();
        _room.Samples().Select(s => s.Slot).ShouldBe([0u, 0u]);
        _room.Pass(10);
        _room.Samples().Select(s => s.Slot).ShouldBe([2u]);
    }

    [Fact]
    public void A_monitor_that_comes_back_goes_on_from_what_was_remembered()
    {
        var monitor = _room.Watch(new Target(_room) { State = ProbeState.Down });
        _room.Pass(5);
        var states = _room.List.FindShard(0)!.Buffer;
        _room.List.Remove(monitor.Id, monitor.Schedule);
        _room.Pass(20);

        var flush = states.TakeAll([], urgentOnly: false)!;
        ShardBuffer.ReadStates(flush.States)[monitor.Id].Open!.Value.IsConfirmed.ShouldBeTrue();
        _room.Watch(new Target(_room), version: 2).State.Open!.Value.IsConfirmed.ShouldBeTrue();
    }

    [Fact]
    public void A_shard_that_is_lost_during_a_check_ends_quietly_and_gives_its_room_back()
    {
        var lost = Enumerable.Range(1, 32).Select(_ => new Target(_room)).ToList(); // all the room of their host
        for (var i = 0; i < lost.Count; i++)
        {
            lost[i].Hold();
            _room.Watch(lost[i], number: i + 1);
        }

        _room.Pass(2);
        _room.List.Lose(0);
        lost.ForEach(target => target.Release());
        _room.Settle();
        _room.List.Own(0, new("monitors/0", 2), null);
        var again = new Target(_room);
        _room.Watch(again, number: 1, version: 2);
        _room.Pass(10);

        again.Asked.Count.ShouldBe(1);
        _room.Samples().Count.ShouldBe(1);
    }

    [Fact]
    public void What_finds_no_room_in_time_is_recorded_as_ours_and_unknown()
    {
        var targets = Enumerable.Range(1, 33).Select(_ => new Target(_room)).ToList();
        for (var i = 0; i < targets.Count; i++)
        {
            targets[i].Hold();
            _room.Watch(targets[i], number: i + 1);
        }

        _room.Pass(3);

        _room.Samples().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            sample => sample.State.ShouldBe(ProbeState.Unknown), sample => sample.Fault.ShouldBe(FaultClass.ProbeOverloaded));
        targets.Count(t => t.Asked.Count == 1).ShouldBe(32);
        targets.ForEach(t => t.Release());
        _room.Settle();
    }

    [Fact]
    public void No_more_checks_run_at_once_than_the_machine_is_meant_to_bear_and_what_found_no_room_is_recorded()
    {
        var targets = Enumerable.Range(1, 514).Select(_ => new Target(_room)).ToList();
        for (var i = 0; i < targets.Count; i++)
        {
            targets[i].Hold();
            _room.Watch(targets[i], number: i + 1, host: $"host-{i}");
        }

        _room.Pass(1.2);
        targets.Count(t => t.Asked.Count == 1).ShouldBe(512);
        _room.Pass(2); // longer than the two may be late

        _room.Samples().Select(s => s.Fault).ShouldBe([FaultClass.ProbeOverloaded, FaultClass.ProbeOverloaded]);
        (_room.Load.MissedTicks, targets.Count(t => t.Asked.Count > 0)).ShouldBe((2, 512));
        targets.ForEach(t => t.Release());
        _room.Settle();
    }

    [Fact]
    public void A_host_that_hangs_takes_no_room_from_the_others()
    {
        var hanging = Enumerable.Range(1, 40).Select(_ => new Target(_room)).ToList();
        for (var i = 0; i < hanging.Count; i++)
        {
            hanging[i].Hold();
            _room.Watch(hanging[i], number: i + 1, host: "hanging", jitterMs: 60_000);
        }

        var other = new Target(_room);
        _room.Watch(other, number: 100, host: "fine");
        _room.Pass(22);

        (hanging.Count(t => t.Asked.Count == 1), other.Asked.Count).ShouldBe((32, 3));
        hanging.ForEach(t => t.Release());
        _room.Settle();
    }

    [Fact]
    public void Somebody_who_asks_during_a_check_gets_one_more_after_it()
    {
        var target = new Target(_room);
        var monitor = _room.Watch(target);
        target.Hold();
        _room.Pass(2);

        _room.Engine.LookAt(monitor.Id);
        _room.Engine.LookAt(monitor.Id);
        target.Release();
        _room.Settle();
        _room.Pass(3);

        target.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public void What_changes_by_itself_is_looked_at_when_it_does()
    {
        var target = new Target(_room) { ChangesAt = Watchroom.Start + Duration.FromMilliseconds(4_350) };
        _room.Watch(target);

        _room.Pass(2);
        target.ChangesAt = null;
        _room.Pass(5);

        _room.Samples().Select(s => s.At).ShouldBe([1_000, 4_350]);
    }

    [Fact]
    public async Task Our_own_stop_is_the_start_of_unknown_at_once()
    {
        var target = new Target(_room);
        var held = new Target(_room);
        var monitor = _room.Watch(target);
        _room.Watch(held, number: 2, host: "b");
        _room.Pass(1.5);
        held.Hold();
        _room.Pass(10);
        await _room.Engine.StartAsync(CancellationToken.None);

        await _room.Engine.StopAsync(CancellationToken.None);

        monitor.State.Last!.Value.ShouldSatisfyAllConditions(
            last => last.State.ShouldBe(ProbeState.Unknown), last => last.Fault.ShouldBe(FaultClass.ProbeStopped), last => last.Slot.ShouldBe(1u));
        _room.Samples().Where(s => s.Fault == FaultClass.ProbeStopped).Select(s => s.At).ShouldBe([11_500, 11_500]);
        held.Release();
    }

    [Fact]
    public void A_step_of_the_wall_clock_is_told_and_brings_no_stampede()
    {
        var target = new Target(_room);
        _room.Watch(target);
        _room.Pass(2);
        _room.Time.Step = TimeSpan.FromHours(2);

        _room.Turn();
        _room.Pass(12);

        _room.List.ClockSteps.ShouldHaveSingleItem().ShouldBe(7_200_000);
        target.Asked.Count.ShouldBe(3); // the slot that had passed last, and the next
    }
}
