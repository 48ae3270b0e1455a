using CsCheck;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Tests.Timelines;

public sealed class CompositionTests
{
    private const int Size = 60;

    private static readonly Gen<StateTimeline> Timeline = Gen.Select(Gen.Enum<ProbeState>(),
        Gen.Select(Gen.Long[0, Size - 1], Gen.Enum<ProbeState>(), Gen.Long[0, 10]).Select((at, state, doubt) => new StateEvent(at, state, at - doubt)).Array[0, 8])
        .Select((initial, events) => StateTimeline.Of(initial, events));

    [Theory]
    [InlineData("UUU", ProbeState.Up)]
    [InlineData("UGU", ProbeState.Degraded)]
    [InlineData("UG?", ProbeState.Unknown)]
    [InlineData("?GD", ProbeState.Down)]
    [InlineData("UUD", ProbeState.Down)]
    public void In_series_the_worst_decides_and_unknown_never_passes_for_up(string parts, ProbeState expected) =>
        Composition.All(Parts(parts)).Reported.StateAt(0).ShouldBe(expected);

    [Theory]
    [InlineData("U?D", ProbeState.Up)]
    [InlineData("G?D", ProbeState.Degraded)]
    [InlineData("D?D", ProbeState.Unknown)]
    [InlineData("DDD", ProbeState.Down)]
    public void In_parallel_one_is_enough(string parts, ProbeState expected) => Composition.Any(Parts(parts)).Reported.StateAt(0).ShouldBe(expected);

    [Theory]
    [InlineData("UUDD", ProbeState.Up)]
    [InlineData("UGDD", ProbeState.Degraded)]
    [InlineData("U?DD", ProbeState.Unknown)]
    [InlineData("?DDD", ProbeState.Down)]
    [InlineData("??DD", ProbeState.Unknown)]
    public void Two_of_four_need_two(string parts, ProbeState expected) => Composition.AtLeast(2, Parts(parts)).Reported.StateAt(0).ShouldBe(expected);

    [Theory]
    [InlineData("UUU", ProbeState.Up)]
    [InlineData("UUD", ProbeState.Degraded)]
    [InlineData("UDD", ProbeState.Down)]
    [InlineData("?DD", ProbeState.Down)]
    [InlineData("??D", ProbeState.Unknown)] // three are configured, so two must be valid
    [InlineData("?UD", ProbeState.Degraded)]
    [InlineData("UGG", ProbeState.Degraded)]
    [InlineData("UUG", ProbeState.Up)]
    [InlineData("D", ProbeState.Down)]
    [InlineData("?D", ProbeState.Down)] // of two configured, the one with valid data decides
    [InlineData("UD", ProbeState.Degraded)]
    [InlineData("DDDUU", ProbeState.Down)]
    [InlineData("DDUUU", ProbeState.Degraded)]
    [InlineData("???", ProbeState.Unknown)]
    public void Vantages_vote_by_majority_of_those_with_valid_data(string vantages, ProbeState expected) =>
        Composition.Vote(Quorum.Majority, Parts(vantages)).Reported.StateAt(0).ShouldBe(expected);

    [Theory]
    [InlineData("UDD", 3, ProbeState.Degraded)]
    [InlineData("?DD", 3, ProbeState.Unknown)]
    [InlineData("UUD", 1, ProbeState.Down)]
    public void A_quorum_can_be_fixed(string vantages, int votes, ProbeState expected) =>
        Composition.Vote(Quorum.Of(votes), Parts(vantages)).Reported.StateAt(0).ShouldBe(expected);

    [Fact]
    public void Time_that_only_one_of_two_monitors_was_down_is_down_in_series()
    {
        var first = Of((0, ProbeState.Up), (100, ProbeState.Down), (200, ProbeState.Up));
        var second = Of((0, ProbeState.Up), (150, ProbeState.Down), (300, ProbeState.Up));

        var both = Composition.All([first, second]).Reported;

        both.ToString().ShouldBe("Unknown 0(0):Up 100(100):Down 300(300):Up");
    }

    [Fact]
    public void A_gap_of_redundancy_that_the_reported_states_hide_is_in_the_worst_case()
    {
        var first = StateBand.Of(StateTimeline.Of(ProbeState.Up, [new(100, ProbeState.Down, 40)]));
        var second = StateBand.Of(StateTimeline.Of(ProbeState.Down, [new(60, ProbeState.Up, 20)]));

        var either = Composition.Any([first, second]);

        either.Reported.ShouldBe(StateTimeline.Constant(ProbeState.Up));
        either.Worst.ToString().ShouldBe("Up 40(40):Down 60(60):Up");
        either.Best.ShouldBe(StateTimeline.Constant(ProbeState.Up));
    }

    [Fact]
    public void The_whole_is_at_every_instant_what_the_rule_makes_of_the_parts_at_that_instant() =>
        Gen.Select(Timeline.Array[1, 5], Gen.Int[0, 4]).Sample((parts, k) =>
        {
            var needed = (k % parts.Length) + 1;

            var whole = Composition.AtLeast(needed, [.. parts.Select(StateBand.Of)]);

            for (var at = -1; at < Size; at++)
            {
                whole.Reported.StateAt(at).ShouldBe(Expected(parts.Select(part => part.StateAt(at)), needed));
                whole.Best.StateAt(at).ShouldBe(Expected(parts.Select(part => part.AtBest().StateAt(at)), needed));
                whole.Worst.StateAt(at).ShouldBe(Expected(parts.Select(part => part.AtWorst().StateAt(at)), needed));
            }
        });

    [Fact]
    public void Impossible_numbers_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Composition.AtLeast(0, Parts("UU")));
        Should.Throw<ArgumentOutOfRangeException>(() => Composition.AtLeast(3, Parts("UU")));
        Should.Throw<ArgumentOutOfRangeException>(() => Composition.All([]));
        Should.Throw<ArgumentOutOfRangeException>(() => Composition.Vote(Quorum.Majority, []));
        Should.Throw<ArgumentOutOfRangeException>(() => Quorum.Of(0));
    }

    private static ProbeState Expected(IEnumerable<ProbeState> states, int needed)
    {
        var all = states.ToList();
        var possible = all.Count(state => state != ProbeState.Down);
        var surely = all.Count(state => state is ProbeState.Up or ProbeState.Degraded);
        return possible < needed ? ProbeState.Down
            : surely < needed ? ProbeState.Unknown
            : all.Count(state => state == ProbeState.Up) >= needed ? ProbeState.Up
            : ProbeState.Degraded;
    }

    private static StateBand Of(params (long At, ProbeState State)[] events) =>
        StateBand.Of(StateTimeline.Of(ProbeState.Unknown, events.Select(told => new StateEvent(told.At, told.State))));

    private static List<StateBand> Parts(string letters) => [.. letters.Select(letter => StateBand.Of(StateTimeline.Constant(letter switch
    {
        'U' => ProbeState.Up,
        'G' => ProbeState.Degraded,
        'D' => ProbeState.Down,
        _ => ProbeState.Unknown,
    })))];
}
