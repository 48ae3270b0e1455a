using CsCheck;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Tests.Samples;

public sealed class RollUpTests
{
    private const long Hour = HourRollUp.Length;

    [Fact]
    public void An_hour_tells_its_time_its_checks_and_its_latency()
    {
        var samples = Enumerable.Range(0, 60)
            .Select(slot => (slot * Watch.Minute, new Sample(
                7, 1, (uint)slot, 0, slot < 57 ? ProbeState.Up : ProbeState.Down, FaultClass.None, Sample.NoStatus, (ushort)(slot < 57 ? 1000 + slot : 3000))));

        var hour = HourRollUp.Of(0, Hour, Timeline((60_000, ProbeState.Up), (57 * Watch.Minute, ProbeState.Down)), samples)
            .ShouldHaveSingleItem();

        hour.ShouldBe(new HourRollUp(0, 56 * 60_000, 0, 3 * 60_000, 60, 3, 1000, hour.LatencyMean, 1054));
        hour.UnknownMs.ShouldBe(60_000);
        ((int)hour.LatencyMean).ShouldBeInRange(1025, 1035);
    }

    [Fact]
    public void An_hour_without_anything_is_unknown() =>
        HourRollUp.Of(-Hour, Hour, StateTimeline.Constant(ProbeState.Unknown), []).ShouldBe(
        [
            new HourRollUp(-Hour, 0, 0, 0, 0, 0, LatencyScale.None, LatencyScale.None, LatencyScale.None),
            new HourRollUp(0, 0, 0, 0, 0, 0, LatencyScale.None, LatencyScale.None, LatencyScale.None),
        ]);

    [Fact]
    public void The_times_of_the_hours_are_those_of_the_history() =>
        Gen.Select(Gen.Int[0, 3].Array[1, 80], Gen.Long[0, 3]).Sample((codes, before) =>
        {
            var slow = ProbeSchedule.Of(Watch.EveryMinute with { IntervalMs = 420_000 });
            var history = StateHistory.Of(slow, codes.Select((code, slot) => Watch.Check((uint)slot, (ProbeState)code)));
            var intervals = history.StretchesTo(12 * Hour);

            var hours = HourRollUp.Of(before * Hour, 12 * Hour, history.TimelineAt(12 * Hour), []);

            foreach (var state in Enum.GetValues<ProbeState>().Where(state => state != ProbeState.Unknown))
            {
                hours.Sum(hour => (long)(state switch { ProbeState.Up => hour.UpMs, ProbeState.Down => hour.DownMs, _ => hour.DegradedMs })).ShouldBe(
                    intervals.Where(interval => interval.State == state)
                        .Sum(interval => interval.Span.Intersect(new Span(before * Hour, 12 * Hour)).Length));
            }

            hours.ShouldAllBe(hour => hour.UnknownMs >= 0);
        });

    [Fact]
    public void A_block_of_hours_restores_them() =>
        Gen.Select(Gen.Int[0, HourRollUp.Length], Gen.Int[0, 1000], Gens.Latency).Array[0, 100].Sample(values =>
        {
            var hours = values
                .Select((value, index) => new HourRollUp(
                    (index - 5) * Hour, value.Item1, 0, HourRollUp.Length - value.Item1, value.Item2, value.Item2 / 2, value.Item3, value.Item3, LatencyScale.None))
                .ToList();

            RollUpBlock.Unpack(RollUpBlock.Pack(hours)).ShouldBe(hours);
        });

    [Fact]
    public void A_damaged_block_never_breaks_the_reader()
    {
        var packed = RollUpBlock.Pack(HourRollUp.Of(0, 50 * Hour, Timeline((0, ProbeState.Up)), []));
        Gen.Select(Gen.Int[0, packed.Length - 1], Gen.Byte[1, 255]).Sample((position, flip) =>
        {
            var damaged = packed.ToArray();
            damaged[position] ^= flip;

            try
            {
                RollUpBlock.Unpack(damaged);
            }
            catch (FormatException e)
            {
                e.Message.ShouldStartWith("rollup.invalid");
            }
        });
    }

    [Fact]
    public void Hours_that_do_not_follow_one_another_are_no_block() =>
        Should.Throw<ArgumentException>(() => RollUpBlock.Pack([default, default]));

    private static StateTimeline Timeline(params IEnumerable<(long At, ProbeState State)> changes) =>
        StateTimeline.Of(ProbeState.Unknown, changes.Select(change => new StateEvent(change.At, change.State)));
}
