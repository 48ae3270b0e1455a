using CsCheck;
using Upheld.Figures.Availability;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Tests.Samples;

public sealed class IntervalPackTests
{
    [Fact]
    public void A_pack_restores_every_change_and_how_far_it_knows() =>
        Gen.Select(Gens.Schedule, Gens.Checks).Sample((schedule, samples) =>
        {
            var history = StateHistory.Of(schedule, samples);
            if (IntervalPack.Of(history) is not { } pack)
            {
                history.Changes.ShouldBeEmpty();
                return;
            }

            var back = IntervalPack.Unpack(pack.Pack());

            back.Changes.ShouldBe(history.Changes);
            (back.KnownTo, back.ValidUntil).ShouldBe((pack.KnownTo, pack.ValidUntil));
            back.KnownTo.ShouldBe(history.State.LastAt);
        });

    [Fact]
    public void A_pack_that_was_stored_goes_on_like_one_that_was_not() =>
        Gen.Select(Gens.Schedule, Gens.Checks, Gen.Long[0, 20_000]).Sample((schedule, samples, later) =>
        {
            if (IntervalPack.Of(StateHistory.Of(schedule, samples)) is { } pack)
            {
                var (back, known) = (IntervalPack.Unpack(pack.Pack()), pack.KnownTo + later);
                var next = new Transition(known, ProbeState.Degraded, known - 1);

                back.Through(known, known).Pack().ShouldBe(pack.Through(known, known).Pack());
                back.Through(known, known).TimelineAt(known + 1).ShouldBe(pack.Through(known, known).TimelineAt(known + 1));
                back.With([next], known, known).Pack().ShouldBe(pack.With([next], known, known).Pack());
                back.With([next], known, known).UptimeOver(new Span(0, known), known).ShouldBe(pack.With([next], known, known).UptimeOver(new Span(0, known), known));
            }
        });

    [Fact]
    public void What_a_pack_says_at_an_instant_is_what_the_history_says() =>
        Gen.Select(Gens.Schedule, Gens.Checks, Gen.Long[0, 20_000]).Sample((schedule, samples, later) =>
        {
            var history = StateHistory.Of(schedule, samples);
            if (IntervalPack.Of(history) is { } pack)
            {
                var now = pack.KnownTo + 1 + later;

                pack.TimelineAt(now).ShouldBe(history.TimelineAt(now));
            }
        });

    [Fact]
    public void A_pack_that_grows_step_by_step_is_the_pack_of_the_history() =>
        Gen.Select(Gens.Schedule, Gens.Checks).Sample((schedule, samples) =>
        {
            var (pack, state) = (IntervalPack.Empty, default(FoldState));
            foreach (var (_, _, sample) in Naive.Instants(schedule, samples))
            {
                state = StateFold.Step(schedule, state, sample, out var step);
                var changes = new[] { step.Expired, step.Changed }.OfType<Transition>().ToList();
                var validUntil = schedule.ValidUntil(sample.Slot, state.LastAt);
                pack = changes.Count > 0 ? pack.With(changes, state.LastAt, validUntil).With(changes, state.LastAt, validUntil) : pack.Through(state.LastAt, validUntil);
            }

            pack.Pack().ShouldBe((IntervalPack.Of(StateHistory.Of(schedule, samples)) ?? IntervalPack.Empty).Pack());
        });

    [Fact]
    public void The_quick_sum_over_a_window_is_that_of_the_timeline() =>
        Gen.Select(Gens.Schedule, Gens.Checks, Gen.Long[-10_000, 300_000], Gen.Long[0, 200_000]).Sample((schedule, samples, start, length) =>
        {
            if (IntervalPack.Of(StateHistory.Of(schedule, samples)) is { } pack)
            {
                var now = pack.KnownTo + 1 + (length / 7);
                var window = new Span(start, start + length);

                var sum = pack.UptimeOver(window, now);

                var known = new Span(window.Start, Math.Clamp(now, window.Start, window.End));
                (sum with { Future = 0 }).ShouldBe(UptimeSum.Over(pack.TimelineAt(now), known));
                sum.Future.ShouldBe(window.End - known.End);
            }
        });

    [Fact]
    public void A_damaged_pack_never_breaks_the_reader() =>
        Gen.Select(Gen.Byte.Array[0, 60], Gen.Bool).Sample((bytes, looksRight) =>
        {
            if (looksRight && bytes.Length > 0)
            {
                bytes[0] = 1;
            }

            try
            {
                IntervalPack.Unpack(bytes);
            }
            catch (FormatException e)
            {
                e.Message.ShouldStartWith("intervals.invalid");
            }
        });

    [Fact]
    public void A_year_with_two_outages_a_week_takes_less_than_2_kB()
    {
        var random = new Random(5);
        var samples = new List<Sample>();
        for (uint slot = 0; slot < 525_600; slot++)
        {
            var minute = slot % 5_040;
            var fails = minute == 0 ? 1 + random.Next(30) : 0;
            for (var failed = 0; failed < fails; failed++, slot++)
            {
                samples.Add(Watch.Check(slot, ProbeState.Down, random.Next(5)));
            }

            samples.Add(Watch.Check(slot, ProbeState.Up, random.Next(5)));
        }

        var bytes = IntervalPack.Of(StateHistory.Of(ProbeSchedule.Of(Watch.EveryMinute), samples))!.Pack();

        TestContext.Current.TestOutputHelper!.WriteLine($"{bytes.Length} bytes for a year with 105 outages");
        bytes.Length.ShouldBeLessThan(2_000);
    }
}
