using CsCheck;
using Upheld.Figures.Availability;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Tests.Availability;

public sealed class UptimeSumTests
{
    [Fact]
    public void In_the_plain_case_the_quick_sum_is_the_full_formula() => History.Plain.Sample(
        history =>
        {
            var request = history.ToRequest().With(policies => policies with { MinOutage = 0 });
            var states = request.States.Reported;

            var quick = UptimeSum.Over(UptimeSum.Pack(states), states.Initial, history.Window, history.AsOf);

            quick.ShouldBe(request.Answer().Ledger);
            quick.ShouldBe(SumOfSegments(request));
        },
        iter: TestSize.Of(3_000, 100_000));

    [Fact]
    public void A_packed_change_keeps_its_instant_and_state_also_before_1970() => Gen.Select(Gen.Long[-(1L << 50), 1L << 50], Gen.Enum<ProbeState>()).Sample((at, state) =>
    {
        UptimeSum.AtOf(UptimeSum.Pack(at, state)).ShouldBe(at);
        UptimeSum.StateOf(UptimeSum.Pack(at, state)).ShouldBe(state);
    });

    [Fact]
    public void An_empty_window_has_no_parts() => UptimeSum.Over([], ProbeState.Up, new Span(5, 5), 10).ShouldBe(default);

    private static Ledger SumOfSegments(AvailabilityRequest request) =>
        AvailabilityFormula.Segments(request).Aggregate(default(Ledger), (sum, segment) => sum.Plus(segment.Part, segment.Span.Length));
}
