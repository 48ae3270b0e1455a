using Upheld.Figures.Availability;
using Upheld.Figures.Exact;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using static Upheld.Figures.Tests.Availability.Asked;

namespace Upheld.Figures.Tests.Availability;

public sealed class OutageTests
{
    private static readonly Span January = Window("2026-01-01", "2026-02-01");
    private static readonly long Noon = At("2026-01-10T12:00:00Z");

    [Fact]
    public void Unknown_time_splits_no_outage_but_up_and_degraded_time_do()
    {
        var answer = About(January, Band(
            new(January.Start, ProbeState.Up),
            new(Noon, ProbeState.Down), new(Noon + Minute, ProbeState.Unknown), new(Noon + (2 * Minute), ProbeState.Down), new(Noon + (3 * Minute), ProbeState.Degraded),
            new(Noon + (4 * Minute), ProbeState.Down), new(Noon + (5 * Minute), ProbeState.Unknown), new(Noon + (6 * Minute), ProbeState.Up))).Answer();

        answer.Outages.ShouldBe(
        [
            new Outage(Noon, Noon + (3 * Minute), 2 * Minute, 0),
            new Outage(Noon + (4 * Minute), Noon + (5 * Minute), Minute, 0),
        ]);
    }

    [Fact]
    public void An_open_outage_has_no_end_until_the_window_closes()
    {
        var request = About(January, Band(new(January.Start, ProbeState.Up), new(Noon, ProbeState.Down)));

        (request with { AsOf = Noon + Hour }).Answer().Outages.ShouldBe([new Outage(Noon, null, Hour, 0)]);
        (request with { AsOf = Noon }).Answer().Outages.ShouldBeEmpty();
        request.Answer().Outages.ShouldBe([new Outage(Noon, January.End, January.End - Noon, 0)]);
    }

    [Fact]
    public void An_outage_never_leaks_out_of_its_window()
    {
        var over = new Span(January.End - Hour, January.End + (3 * Hour));
        var request = About(January, UpBut(over)) with { AsOf = January.End + (30 * Day) };

        request.Answer().Outages.ShouldBe([new Outage(over.Start, January.End, Hour, 0)]);
        (request with { Window = Window("2026-02-01", "2026-03-01") }).Answer().Outages.ShouldBe([new Outage(January.End, over.End, 3 * Hour, 0)]);
        (request with { Window = Window("2026-03-01", "2026-04-01") }).Answer().Outages.ShouldBeEmpty();
    }

    [Fact]
    public void An_outage_shorter_than_the_contract_counts_joins_up_and_is_still_shown()
    {
        var request = About(January, UpBut(Noon.For(59_999), (Noon + Hour).For(60_000))).With(policies => policies with { MinOutage = Minute });

        var answer = request.Answer();

        answer.Ledger.Down.ShouldBe(Minute);
        answer.Outages.ShouldBe([new Outage(Noon + Hour, Noon + Hour + Minute, Minute, 0)]);
        answer.ShortOutages.ShouldBe([new Outage(Noon, Noon + 59_999, 0, 0)]);
    }

    [Fact]
    public void The_length_of_an_outage_is_that_of_the_whole_outage_wherever_the_window_cuts_it()
    {
        var over = new Span(January.End - (30 * Second), January.End + (31 * Second));
        var request = About(January, UpBut(over)).With(policies => policies with { MinOutage = Minute });

        request.Answer().Ledger.Down.ShouldBe(30 * Second);
        (request with { Window = Window("2026-02-01", "2026-03-01"), AsOf = At("2026-03-01") }).Answer().Ledger.Down.ShouldBe(31 * Second);
    }

    [Fact]
    public void An_outage_that_is_not_over_is_not_short()
    {
        var request = About(January, Band(new(January.Start, ProbeState.Up), new(Noon, ProbeState.Down))).With(policies => policies with { MinOutage = Minute });

        (request with { AsOf = Noon + 1 }).Answer().Ledger.Down.ShouldBe(1);
    }

    [Fact]
    public void What_an_outage_counts_is_rounded_up_and_taken_from_the_available_time()
    {
        var request = About(January, UpBut(Noon.For(61 * Second), (Noon + Hour).For(2 * Minute))).With(policies => policies with { RoundOutageUpTo = Minute });

        var answer = request.Answer();

        answer.Outages.Select(outage => outage.Counted).ShouldBe([2 * Minute, 2 * Minute]);
        answer.Ledger.Down.ShouldBe(181 * Second, "the ledger stays what was measured");
        answer.Availability.ShouldBe(new Share(January.Length - (4 * Minute), January.Length));
        answer.Budget.Used.ShouldBe(4 * Minute);
    }

    [Fact]
    public void Rounding_charges_an_outage_once_to_the_window_in_which_it_ends()
    {
        var request = About(January, UpBut(new Span(January.End - (30 * Second), January.End + (31 * Second))))
            .With(policies => policies with { RoundOutageUpTo = Minute, Contract = ContractPeriod.From(January.Start) });

        request.Answer().Outages.Single().Counted.ShouldBe(30 * Second);
        (request with { Window = Window("2026-02-01", "2026-03-01"), AsOf = At("2026-03-01") }).Answer().Outages.Single().Counted.ShouldBe(90 * Second);
        (request with { Window = Window("2026-01-01", "2026-03-01"), AsOf = At("2026-03-01") }).Answer().Outages.Single().Counted.ShouldBe(120 * Second);
    }

    [Fact]
    public void Only_the_counted_part_of_an_outage_is_rounded()
    {
        var request = About(January, UpBut(Noon.For(10 * Minute + 10 * Second))) with { Exclusions = [new Exclusion { Span = Noon.For(10 * Minute) }] };

        var answer = request.With(policies => policies with { RoundOutageUpTo = Minute }).Answer();

        answer.Outages.ShouldBe([new Outage(Noon, Noon + (10 * Minute) + (10 * Second), Minute, 10 * Minute)]);
    }
}
