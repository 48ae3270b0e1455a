using CsCheck;
using Upheld.Figures.Availability;
using Upheld.Figures.Exact;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Figures.Verdicts;

namespace Upheld.Figures.Tests.Availability;

/// <summary>What must hold of every history (spec of availability, 1.9).</summary>
public sealed class PropertyTests
{
    private static readonly int Cases = TestSize.Of(2_000, 50_000);

    [Fact]
    public void The_parts_sum_to_the_window() => History.Any.Sample(history =>
    {
        var request = history.ToRequest();

        request.Answer().Ledger.Total.ShouldBe(history.Window.Length);
        var segments = AvailabilityFormula.Segments(request).ToList();
        segments[0].Span.Start.ShouldBe(history.Window.Start);
        segments[^1].Span.End.ShouldBe(history.Window.End);
        segments.Zip(segments.Skip(1)).All(pair => pair.First.Span.End == pair.Second.Span.Start).ShouldBeTrue();
    }, iter: Cases);

    [Fact]
    public void A_figure_lies_between_its_bounds_and_all_between_0_and_1() => History.Any.Sample(history =>
    {
        var answer = history.ToRequest().Answer();

        if (answer.Availability.Value is { } figure)
        {
            (0 <= answer.Lowest && answer.Lowest <= figure && figure <= answer.Highest && answer.Highest <= 1).ShouldBeTrue();
        }
        else
        {
            (answer.Lowest is null or { Sign: >= 0 } && (answer.Highest is null || answer.Highest <= 1)).ShouldBeTrue();
        }
    }, iter: Cases);

    [Fact]
    public void More_down_time_in_place_of_up_time_never_raises_a_figure() => Gen.Select(History.Any, Gen.Long[-200, 200], Gen.Long[1, 40]).Sample((history, offset, length) =>
    {
        // Rounding is left out: it may charge two short outages more than the one that joins them.
        history = history with { Policies = history.Policies with { RoundOutageUpTo = 1 } };
        var request = history.ToRequest();
        var more = (History.YearEdge + offset).For(length);
        var worse = request with { States = new StateBand(Darkened(request.States.Reported, more), Darkened(request.States.Best, more), Darkened(request.States.Worst, more)) };

        var (before, after) = (request.Answer(), worse.Answer());

        (after.Availability.Value > before.Availability.Value).ShouldBeFalse();
        (after.Lowest > before.Lowest).ShouldBeFalse();
        (after.Highest > before.Highest).ShouldBeFalse();
    }, iter: Cases);

    [Fact]
    public void An_open_window_that_can_no_longer_be_met_is_not_met_even_if_all_is_up_from_then_on() => History.Any.Sample(history =>
    {
        var past = history.Events.Where(told => told.At < history.AsOf).ToArray();
        var open = (history with { Events = past }).ToRequest();
        var perfect = (history with { Events = [.. past, new StateEvent(history.AsOf, ProbeState.Up)], AsOf = history.Window.End }).ToRequest();

        if (history.AsOf < history.Window.End && !open.Answer().CanBeMet)
        {
            perfect.Answer().Verdict.ShouldNotBe(Verdict.Met);
        }
    }, iter: Cases);

    [Fact]
    public void The_ledgers_of_two_windows_that_touch_add_up_to_that_of_both() => Gen.Select(History.Any, Gen.Long[1, 199]).Sample((history, cut) =>
    {
        // Without a contract each window would have a contract of its own.
        var request = history.ToRequest().With(policies => policies with { Contract = policies.Contract ?? ContractPeriod.From(History.FirstContractDay) });
        var middle = Math.Min(history.Window.End, history.Window.Start + cut);
        if (middle == history.Window.End)
        {
            return;
        }

        var whole = request.Answer();
        var first = (request with { Window = history.Window with { End = middle } }).Answer();
        var second = (request with { Window = history.Window with { Start = middle } }).Answer();

        (first.Ledger + second.Ledger).ShouldBe(whole.Ledger);
        if (history.AsOf >= history.Window.End)
        {
            (first.Outages.Sum(outage => outage.Counted) + second.Outages.Sum(outage => outage.Counted)).ShouldBe(whole.Outages.Sum(outage => outage.Counted));
        }
    }, iter: Cases);

    [Fact]
    public void A_closed_window_stays_the_same_at_any_later_instant_for_what_was_known() => Gen.Select(History.Any, Gen.Long[0, 500]).Sample((history, later) =>
    {
        var closed = history.ToRequest() with { AsOf = history.Window.End };

        var now = closed.Answer();
        var then = (closed with { AsOf = history.Window.End + later }).Answer();

        then.Outages.ShouldBe(now.Outages);
        then.ShortOutages.ShouldBe(now.ShortOutages);
        (then with { AsOf = now.AsOf, Outages = now.Outages, ShortOutages = now.ShortOutages, Pieces = now.Pieces }).ShouldBe(now);
    }, iter: Cases);

    [Fact]
    public void What_is_recorded_later_never_changes_what_was_known() => Gen.Select(History.Any, History.Any).Sample((history, other) =>
    {
        var knownAt = history.AsOf;
        var late = history with
        {
            KnownAt = knownAt,
            Events = [.. history.Events, .. other.Events.Select(told => told with { RecordedAt = knownAt + 1 })],
            Maintenance = [.. history.Maintenance, .. other.Maintenance.Select(window => window with { RecordedAt = knownAt + 1 })],
            Exclusions = [.. history.Exclusions, .. other.Exclusions.Select(exclusion => exclusion with { RecordedAt = knownAt + 1 })],
        };

        var without = (history with { KnownAt = knownAt }).ToRequest().Answer();
        var with = late.ToRequest().Answer();

        with.Outages.ShouldBe(without.Outages);
        (with with { Outages = without.Outages, ShortOutages = without.ShortOutages, Pieces = without.Pieces }).ShouldBe(without);
    }, iter: Cases);

    [Fact]
    public void Duplicates_and_late_arrivals_in_any_order_give_the_same_figure() => Gen.Select(History.Any, Gen.Int[0, 100]).Sample((history, turn) =>
    {
        StateEvent[] events = [.. history.Events.DistinctBy(told => told.At)];
        var by = events.Length == 0 ? 0 : turn % events.Length;
        var clean = history with { Events = events };
        var messy = history with
        {
            Events = [.. events[by..].Reverse(), .. events[..by], .. events],
            Exclusions = [.. history.Exclusions, .. history.Exclusions],
            Maintenance = [.. history.Maintenance, .. history.Maintenance],
        };

        var (one, other) = (clean.ToRequest().Answer(), messy.ToRequest().Answer());

        other.Ledger.ShouldBe(one.Ledger);
        (other.Lowest, other.Highest, other.Verdict, other.Outlook).ShouldBe((one.Lowest, one.Highest, one.Verdict, one.Outlook));
        other.Outages.ShouldBe(one.Outages);
    }, iter: Cases);

    [Fact]
    public void Step_by_step_is_the_same_as_a_replay_from_nothing() => Gen.Select(History.Any, Gen.Int[2, 12]).Sample((history, steps) =>
    {
        // A server that adds the ledger of each slice once, over many windows in one pass.
        var request = history.ToRequest().With(policies => policies with { Contract = policies.Contract ?? ContractPeriod.From(History.FirstContractDay) });
        var edges = Enumerable.Range(0, steps + 1).Select(step => history.Window.Start + (history.Window.Length * step / steps)).Distinct().ToList();
        var slices = edges.Zip(edges.Skip(1)).Select(pair => (new Span(pair.First, pair.Second), history.AsOf));

        var sum = AvailabilityFormula.Evaluate(request, slices).Aggregate(default(Ledger), (ledger, answer) => ledger + answer.Ledger);

        sum.ShouldBe(request.Answer().Ledger);
    }, iter: Cases);

    [Fact]
    public void A_verdict_of_met_or_missed_is_what_every_possible_truth_would_give() => Gen.Select(History.Plain, Gen.Int[0, 1 << 16]).Sample((history, coins) =>
    {
        history = history with { AsOf = history.Window.End, Policies = history.Policies with { TrustUnknownUpTo = 0, RoundOutageUpTo = 1, DegradedWeight = 1000 } };
        var verdict = history.ToRequest().Answer().Verdict;

        // One truth that the evidence allows: each doubtful change at one end or between, each unknown stretch up or down.
        var known = StateTimeline.Of(history.Initial, history.Events, history.KnownAt);
        var truth = StateTimeline.Of(Coin(coins, 0, known.Initial), [.. known.Transitions.ToArray().Select((change, i) =>
            new StateEvent(change.Earliest + ((change.At - change.Earliest) * ((coins >> i) & 3) / 3), Coin(coins, i + 1, change.State)))]);
        var figure = (history.ToRequest() with { States = StateBand.Of(truth) }).Answer().Availability.Value!.Value;

        if (verdict == Verdict.Met)
        {
            (figure >= Rational.Of(history.TargetPerMille, 1000)).ShouldBeTrue();
        }
        if (verdict == Verdict.Missed)
        {
            (figure < Rational.Of(history.TargetPerMille, 1000)).ShouldBeTrue();
        }
    }, iter: Cases);

    [Fact]
    public void A_window_that_is_decided_early_stays_decided() => Gen.Select(History.Any, Gen.Long[0, 400]).Sample((history, early) =>
    {
        // Unknown time that is trusted at the end only shrinks what the budget is of.
        var request = history.ToRequest() with { AsOf = Math.Min(history.Window.End - 1, history.Window.Start + early) };
        if (request.Answer().Verdict == Verdict.Missed)
        {
            (request with { AsOf = history.Window.End }).Answer().Verdict.ShouldBe(Verdict.Missed);
        }
    }, iter: Cases);

    private static ProbeState Coin(int coins, int index, ProbeState state) =>
        state != ProbeState.Unknown ? state : ((coins >> (index % 16)) & 1) == 0 ? ProbeState.Up : ProbeState.Down;

    private static StateTimeline Darkened(StateTimeline timeline, Span more)
    {
        var events = new List<StateEvent>();
        foreach (var interval in timeline.Within(new Span(long.MinValue / 4, long.MaxValue / 4)))
        {
            foreach (var part in SpanSet.Of(interval.Span).Intersect(more))
            {
                events.Add(new StateEvent(part.Start, interval.State == ProbeState.Up ? ProbeState.Down : interval.State));
                events.Add(new StateEvent(part.End, interval.State));
            }
            events.Add(new StateEvent(interval.Span.Start, more.Contains(interval.Span.Start) && interval.State == ProbeState.Up ? ProbeState.Down : interval.State));
        }
        return StateTimeline.Of(timeline.Initial, [.. events.OrderBy(told => told.At)]);
    }
}
