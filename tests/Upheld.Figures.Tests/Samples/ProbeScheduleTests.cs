using CsCheck;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using static Upheld.Figures.Tests.Samples.Watch;

namespace Upheld.Figures.Tests.Samples;

public sealed class ProbeScheduleTests
{
    [Fact]
    public void A_slot_is_due_at_a_whole_number_of_intervals_after_the_start()
    {
        var schedule = ProbeSchedule.Of(EveryMinute.From(1_000, 5));

        Due(schedule, 5).ShouldBe(1_000);
        Due(schedule, 7).ShouldBe(121_000);
        Due(schedule, 4).ShouldBeNull();
    }

    [Fact]
    public void A_sample_began_its_offset_after_its_slot()
    {
        ProbeSchedule.Of(EveryMinute).TryInstantOf(Check(2, ProbeState.Up, offset: 37), out var at).ShouldBeTrue();

        at.ShouldBe((2 * Minute) + 370);
    }

    [Fact]
    public void The_next_schedule_takes_over_at_its_start()
    {
        var first = ProbeSchedule.Of(EveryMinute);
        var next = first.NextSlot(150_000);
        var schedule = first.With(EveryMinute.From(150_000, next) with { IntervalMs = 10_000 });

        next.ShouldBe(3u);
        Due(schedule, 2).ShouldBe(120_000);
        Due(schedule, 3).ShouldBe(150_000);
        Due(schedule, 4).ShouldBe(160_000);
    }

    [Fact]
    public void A_slot_number_that_was_left_out_is_never_due()
    {
        var schedule = ProbeSchedule.Of(EveryMinute, EveryMinute.From(150_000, 10));

        Due(schedule, 2).ShouldBe(120_000);
        Due(schedule, 3).ShouldBeNull();
        Due(schedule, 9).ShouldBeNull();
        Due(schedule, 10).ShouldBe(150_000);
    }

    [Fact]
    public void Nothing_is_due_in_a_pause()
    {
        var schedule = ProbeSchedule.Of(EveryMinute, EveryMinute.From(60_000, 1) with { Active = false }, EveryMinute.From(600_000, 1));

        Due(schedule, 0).ShouldBe(0);
        Due(schedule, 1).ShouldBe(600_000);
        schedule.DueIn(0, 700_000).ShouldBe([(0u, 0L), (1u, 600_000L), (2u, 660_000L)]);
        ProbeSchedule.Of(EveryMinute, EveryMinute.From(60_000, 1) with { Active = false }).DueIn(0, 700_000).ShouldBe([(0u, 0L)]);
    }

    [Fact]
    public void A_schedule_that_was_replaced_before_it_began_never_ran()
    {
        var schedule = ProbeSchedule.Of(EveryMinute, EveryMinute.From(600_000, 10), EveryMinute.From(300_000, 5) with { IntervalMs = 30_000 });

        schedule.Parts.Count.ShouldBe(2);
        Due(schedule, 10).ShouldBe(450_000);
    }

    [Fact]
    public void A_slot_number_is_never_given_twice() =>
        Should.Throw<FormatException>(() => ProbeSchedule.Of(EveryMinute, EveryMinute.From(150_000, 2))).Message.ShouldStartWith("schedule.slot_reused");

    [Fact]
    public void A_schedule_of_another_monitor_is_refused() =>
        Should.Throw<FormatException>(() => ProbeSchedule.Of(EveryMinute, EveryMinute.From(150_000, 3) with { Number = 8 }))
            .Message.ShouldStartWith("schedule.other_monitor");

    [Fact]
    public void A_schedule_without_time_is_refused() =>
        Should.Throw<FormatException>(() => ProbeSchedule.Of(EveryMinute with { IntervalMs = 0 })).Message.ShouldStartWith("schedule.invalid");

    [Fact]
    public void A_result_is_valid_for_an_interval_a_time_out_and_the_jitter() =>
        ProbeSchedule.Of(EveryMinute).ValidUntil(2, 120_370).ShouldBe(120_370 + 75_000);

    [Fact]
    public void A_pause_ends_what_was_valid() =>
        ProbeSchedule.Of(EveryMinute, EveryMinute.From(150_000, 3) with { Active = false }).ValidUntil(2, 120_000).ShouldBe(150_000);

    [Fact]
    public void The_slots_due_in_a_stretch_are_those_whose_instant_lies_in_it() =>
        Gen.Select(Gens.Schedule, Gen.Long[-10_000, 200_000], Gen.Long[0, 100_000]).Sample((schedule, start, length) =>
            schedule.DueIn(start, start + length).ToList()
                .ShouldBe(Enumerable.Range(0, 400)
                    .Select(slot => ((uint)slot, Due(schedule, (uint)slot)))
                    .Where(pair => pair.Item2 >= start && pair.Item2 < start + length)
                    .Select(pair => (pair.Item1, pair.Item2!.Value))
                    .ToList()));

    [Fact]
    public void Slots_are_due_one_after_the_other() =>
        Gens.Schedule.Sample(schedule =>
        {
            var due = schedule.DueIn(0, 200_000).ToList();
            for (var index = 1; index < due.Count; index++)
            {
                due[index].Slot.ShouldBeGreaterThan(due[index - 1].Slot);
                due[index].Due.ShouldBeGreaterThan(due[index - 1].Due);
            }
        });

    private static long? Due(ProbeSchedule schedule, uint slot) => schedule.TryDueAt(slot, out var due) ? due : null;
}
