using CsCheck;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Tests.Timelines;

public sealed class StateTimelineTests
{
    private static readonly Gen<StateEvent[]> Events =
        Gen.Select(Gen.Long[0, 50], Gen.Enum<ProbeState>(), Gen.Long[0, 12]).Select((at, state, doubt) => new StateEvent(at, state, at - doubt)).Array[0, 10];

    [Fact]
    public void Only_changes_are_kept()
    {
        var timeline = Of(new(10, ProbeState.Up), new(20, ProbeState.Up), new(30, ProbeState.Down));

        timeline.ToString().ShouldBe("Unknown 10(10):Up 30(30):Down");
    }

    [Fact]
    public void At_one_instant_the_last_of_the_list_wins()
    {
        Of(new(10, ProbeState.Up), new(10, ProbeState.Down)).StateAt(10).ShouldBe(ProbeState.Down);
        Of(new(10, ProbeState.Down), new(10, ProbeState.Up)).StateAt(10).ShouldBe(ProbeState.Up);
    }

    [Fact]
    public void Late_and_doubled_events_give_the_same_timeline() => Gen.Select(Events, Gen.Int[0, 100]).Sample((events, turn) =>
    {
        StateEvent[] distinct = [.. events.DistinctBy(told => told.At)];
        var by = distinct.Length == 0 ? 0 : turn % distinct.Length;

        var turned = Of([.. distinct[by..], .. distinct[..by], .. distinct]);

        turned.ShouldBe(Of(distinct));
    });

    [Fact]
    public void What_was_recorded_later_is_not_known()
    {
        StateEvent[] events = [new(10, ProbeState.Up, null, 100), new(20, ProbeState.Down, null, 200)];

        StateTimeline.Of(ProbeState.Unknown, events, 150).StateAt(30).ShouldBe(ProbeState.Up);
        StateTimeline.Of(ProbeState.Unknown, events, 200).StateAt(30).ShouldBe(ProbeState.Down);
    }

    [Fact]
    public void An_event_vouches_for_its_state_even_when_it_changes_nothing()
    {
        var timeline = Of(new(10, ProbeState.Up), new(20, ProbeState.Up), new(30, ProbeState.Down, 5));

        timeline.Transitions[^1].Earliest.ShouldBe(20);
    }

    [Fact]
    public void A_stretch_begins_inside_and_ends_outside()
    {
        var timeline = Of(new(10, ProbeState.Up), new(30, ProbeState.Down));

        timeline.StateAt(9).ShouldBe(ProbeState.Unknown);
        timeline.StateAt(10).ShouldBe(ProbeState.Up);
        timeline.StateAt(29).ShouldBe(ProbeState.Up);
        timeline.StateAt(30).ShouldBe(ProbeState.Down);
        timeline.Within(new Span(5, 30)).ShouldBe([new(new Span(5, 10), ProbeState.Unknown), new(new Span(10, 30), ProbeState.Up)]);
    }

    [Fact]
    public void At_best_an_outage_is_as_short_as_it_can_be_and_at_worst_as_long()
    {
        var timeline = Of(new(0, ProbeState.Up), new(100, ProbeState.Down, 70), new(200, ProbeState.Up, 170));

        timeline.AtBest().ToString().ShouldBe("Unknown 0(0):Up 100(100):Down 170(170):Up");
        timeline.AtWorst().ToString().ShouldBe("Unknown 0(0):Up 70(70):Down 200(200):Up");
    }

    [Fact]
    public void Best_and_worst_hold_the_reported_state_between_them() => Events.Sample(events =>
    {
        var timeline = Of(events);
        var (best, worst) = (timeline.AtBest(), timeline.AtWorst());
        for (var at = -20; at < 60; at++)
        {
            (Good(best.StateAt(at), unknown: 4) >= Good(timeline.StateAt(at), unknown: 4)).ShouldBeTrue();
            (Good(worst.StateAt(at), unknown: 0) <= Good(timeline.StateAt(at), unknown: 0)).ShouldBeTrue();
        }
    });

    private static int Good(ProbeState state, int unknown) => state switch
    {
        ProbeState.Up => 4,
        ProbeState.Degraded => 2,
        ProbeState.Down => 0,
        _ => unknown,
    };

    private static StateTimeline Of(params StateEvent[] events) => StateTimeline.Of(ProbeState.Unknown, events);
}
