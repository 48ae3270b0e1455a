using CsCheck;
using Upheld.Figures.Samples;

namespace Upheld.Figures.Tests.Samples;

/// <summary>What holds for every schedule and every set of checks.</summary>
public sealed class StateHistoryProperties
{
    private const long End = 250_000;

    private static readonly Gen<(ProbeSchedule Schedule, Sample[] Samples)> Histories =
        Gen.Select(Gens.Schedule, Gens.Checks);

    [Fact]
    public void The_fold_says_what_the_rules_say_of_each_instant() =>
        Histories.Sample((schedule, samples) =>
        {
            var intervals = StateHistory.Of(schedule, samples).StretchesTo(End);

            var naive = Naive.Instants(schedule, samples);
            var instants = naive.SelectMany(pair => new[] { pair.At - 1, pair.At, pair.At + 1, pair.Until - 1, pair.Until, pair.Until + 1 });
            foreach (var at in instants.Where(at => at < End))
            {
                var found = intervals.FirstOrDefault(interval => interval.Span.Contains(at));
                found.State.ShouldBe(Naive.StateAt(naive, at), $"at {at}");
            }
        });

    [Fact]
    public void Intervals_touch_and_change_the_state_each_time() =>
        Histories.Sample((schedule, samples) =>
        {
            var intervals = StateHistory.Of(schedule, samples).StretchesTo(End);

            for (var index = 0; index < intervals.Count; index++)
            {
                intervals[index].Span.IsEmpty.ShouldBeFalse();
                intervals[index].Earliest.ShouldBeLessThanOrEqualTo(intervals[index].Span.Start);
                if (index > 0)
                {
                    intervals[index].Span.Start.ShouldBe(intervals[index - 1].Span.End);
                    intervals[index].State.ShouldNotBe(intervals[index - 1].State);
                    intervals[index].Earliest.ShouldBeGreaterThanOrEqualTo(intervals[index - 1].Span.Start);
                }
            }

            if (intervals.Count > 0)
            {
                intervals[^1].Span.End.ShouldBe(End);
            }
        });

    [Fact]
    public void Outages_are_the_runs_of_failures() =>
        Histories.Sample((schedule, samples) =>
        {
            var history = StateHistory.Of(schedule, samples);

            var outages = history.Outages.ToList();
            if (history.State.Open is { } open)
            {
                outages.Add(open);
            }

            outages.ShouldBe(Naive.Outages(schedule, samples));
        });

    [Fact]
    public void Late_shuffled_and_repeated_samples_give_the_same_history() =>
        Gen.Select(Histories, Gen.Int[0, 1_000_000]).Sample((history, seed) =>
        {
            var random = new Random(seed);
            var coming = history.Samples.Concat(history.Samples.Where(_ => random.Next(3) == 0)).ToArray();
            random.Shuffle(coming);

            Incremental(history.Schedule, coming).ShouldBeSameHistoryAs(StateHistory.Of(history.Schedule, history.Samples));
        });

    [Fact]
    public void A_history_that_was_saved_goes_on_as_if_it_had_never_stopped() =>
        Gen.Select(Histories, Gen.Int[0, 60]).Sample((history, cut) =>
        {
            var sorted = Naive.Instants(history.Schedule, history.Samples).Select(pair => pair.Sample).ToList();
            var first = StateHistory.Of(history.Schedule, sorted.Take(cut));
            var bytes = new byte[FoldState.Size];
            first.State.Write(bytes);

            var second = new StateHistory(history.Schedule, FoldState.Read(bytes), first.Changes, first.Outages);
            foreach (var sample in sorted.Skip(cut))
            {
                second.Add(sample);
            }

            second.ShouldBeSameHistoryAs(StateHistory.Of(history.Schedule, history.Samples));
        });

    [Fact]
    public void A_schedule_that_is_logged_after_earlier_samples_changes_nothing_of_them() =>
        Histories.Sample((schedule, samples) =>
        {
            var growing = new StateHistory(ProbeSchedule.Empty);
            var sorted = Naive.Instants(schedule, samples);
            var known = 0;
            foreach (var (at, _, sample) in sorted)
            {
                while (known < schedule.Parts.Count && schedule.Parts[known].StartsAt.ToUnixTimeMilliseconds() <= at)
                {
                    growing.Schedule = growing.Schedule.With(schedule.Parts[known++]);
                }

                growing.Add(sample);
            }

            growing.Schedule = schedule;
            growing.ShouldBeSameHistoryAs(StateHistory.Of(schedule, samples));
        });

    [Fact]
    public void A_history_over_days_is_folded_again_from_the_day_that_was_touched() =>
        Gen.Select(Gen.Int[0, 3].Array[60], Gen.Int[0, 1_000_000]).Sample((codes, seed) =>
        {
            var slow = ProbeSchedule.Of(Watch.EveryMinute with { IntervalMs = 3_600_000 * 5 });
            var samples = codes.Select((code, slot) => Watch.Check((uint)slot, (ProbeState)code, offset: code)).ToArray();
            var coming = samples.ToArray();
            new Random(seed).Shuffle(coming);

            Incremental(slow, coming).ShouldBeSameHistoryAs(StateHistory.Of(slow, samples));
        });

    private static StateHistory Incremental(ProbeSchedule schedule, IEnumerable<Sample> coming)
    {
        var store = new List<Sample>();
        var history = new StateHistory(schedule);
        foreach (var sample in coming)
        {
            store.Add(sample);
            if (history.Add(sample).Outcome == FoldOutcome.Late)
            {
                schedule.TryInstantOf(sample, out var touched);
                var from = history.RebuildFrom(touched);
                history.Rebuild(from, store.Where(stored => schedule.TryInstantOf(stored, out var at) && at >= from));
            }
        }

        return history;
    }
}
