using Upheld.Figures.Availability;
using Upheld.Figures.Exact;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Figures.Verdicts;
using static Upheld.Figures.Tests.Availability.Asked;

namespace Upheld.Figures.Tests.Availability;

public sealed class VerdictTests
{
    private static readonly Span Thousand = At("2026-01-01").For(1000 * Second);

    [Theory]
    [InlineData(0, 1, Verdict.Met)]
    [InlineData(1, 0, Verdict.Met)]
    [InlineData(1, 1, Verdict.Unproved)]
    [InlineData(0, 1000, Verdict.Unproved)]
    [InlineData(2, 0, Verdict.Missed)]
    [InlineData(2, 998, Verdict.Missed)]
    public void The_verdict_holds_only_if_the_unknown_seconds_cannot_turn_it(int down, int unknown, Verdict verdict)
    {
        var answer = About(Thousand, SecondsOf(down, unknown)).Answer();

        answer.Verdict.ShouldBe(verdict);
        answer.Highest.ShouldBe(Rational.Of(1000 - down, 1000));
        answer.Lowest.ShouldBe(Rational.Of(1000 - down - unknown, 1000));
    }

    [Fact]
    public void The_reported_figure_leaves_unknown_time_out()
    {
        var answer = About(Thousand, SecondsOf(1, 500)).Answer();

        answer.Availability.ShouldBe(new Share(499 * Second, 500 * Second));
        answer.Percent().ShouldBe("99.8000");
    }

    [Theory]
    [InlineData("0", Verdict.Unproved)]
    [InlineData("0.9", Verdict.Unproved)] // one second of the ten stays in the bounds
    [InlineData("1", Verdict.Met)]
    [InlineData("100", Verdict.Met)]
    public void Unknown_time_is_trusted_as_far_as_the_contract_says(string percent, Verdict verdict)
    {
        PercentText.TryParse(percent, out var share);
        var request = About(Thousand, SecondsOf(0, 10), "100").With(policies => policies with { TrustUnknownUpTo = share });

        var answer = request.Answer();

        answer.Verdict.ShouldBe(verdict);
        answer.Lowest.ShouldBe(Rational.Of(990, 1000), "the bounds themselves are printed in full");
    }

    [Fact]
    public void Trusted_unknown_time_can_prove_a_miss_too()
    {
        // 1 of 500 measured seconds is down: 99.8 %. With the unknown half as up it could still be 99.9 %.
        var request = About(Thousand, SecondsOf(1, 500));

        request.Answer().Verdict.ShouldBe(Verdict.Unproved);
        request.With(policies => policies with { TrustUnknownUpTo = Rational.Of(1, 2) }).Answer().Verdict.ShouldBe(Verdict.Missed);
    }

    [Fact]
    public void An_outage_known_only_to_the_gap_between_checks_is_judged_by_both_ends()
    {
        var at = Thousand.Start + (500 * Second);
        var states = Band(new(Thousand.Start, ProbeState.Up), new(at, ProbeState.Down, at - 400), new(at + 800, ProbeState.Up, at + 500));

        var answer = About(Thousand, states).Answer();

        answer.Availability.Numerator.ShouldBe((1000 * Second) - 800);
        answer.Highest.ShouldBe(Rational.Of((1000 * Second) - 500, 1000 * Second));
        answer.Lowest.ShouldBe(Rational.Of((1000 * Second) - 1200, 1000 * Second));
        answer.Verdict.ShouldBe(Verdict.Unproved, "99.92 % is reported, but it may have been 99.88 %");
    }

    [Fact]
    public void An_open_window_has_no_verdict_and_a_closed_one_no_outlook()
    {
        var request = About(Thousand, SecondsOf(0, 0));

        var open = (request with { AsOf = Thousand.End - 1 }).Answer();
        var closed = request.Answer();

        (open.Verdict, open.Outlook).ShouldBe((null, Outlook.OnTrack));
        (closed.Verdict, closed.Outlook).ShouldBe((Verdict.Met, null));
    }

    [Fact]
    public void An_open_window_is_missed_as_soon_as_its_whole_budget_is_overspent()
    {
        var request = About(Thousand, UpBut(Thousand.Start.For(Second + 1)));

        (request with { AsOf = Thousand.Start + Second }).Answer().Verdict.ShouldBeNull("the budget is spent, not overspent: the target can still be met exactly");
        var decided = (request with { AsOf = Thousand.Start + Second + 1 }).Answer();
        (decided.Verdict, decided.Outlook).ShouldBe((Verdict.Missed, null));
        request.Answer().Verdict.ShouldBe(Verdict.Missed);
    }

    [Fact]
    public void A_window_is_not_decided_early_by_what_may_still_turn()
    {
        // The outage may have begun up to half a second later than seen to be over the budget; and a blip may yet prove too short to count.
        var start = Thousand.Start;
        var doubtful = Band(new(start - Hour, ProbeState.Up), new(start, ProbeState.Down), new(start + 1200, ProbeState.Up, start + 900));
        var blip = Band(new(start - Hour, ProbeState.Up), new(start, ProbeState.Down));

        var answer = (About(Thousand, doubtful) with { AsOf = start + (2 * Second) }).Answer();
        answer.Budget.Left.Sign.ShouldBe(-1);
        (answer.Verdict, answer.Outlook).ShouldBe((null, Outlook.AtRisk));

        var open = (About(Thousand, blip) with { AsOf = start + (2 * Second) }).With(policies => policies with { MinOutage = 5 * Second });
        open.Answer().Verdict.ShouldBeNull();
        (open with { AsOf = start + (5 * Second) }).Answer().Verdict.ShouldBe(Verdict.Missed);
    }

    [Theory]
    [InlineData(750, 700, Outlook.OnTrack)]
    [InlineData(751, 700, Outlook.AtRisk)]
    [InlineData(751, 749, Outlook.AtRisk)]
    [InlineData(751, 750, Outlook.OnTrack)]
    public void More_than_three_quarters_of_the_budget_before_three_quarters_of_the_period_is_at_risk(int down, int seconds, Outlook outlook) =>
        (About(Thousand, UpBut(Thousand.Start.For(down))) with { AsOf = Thousand.Start + (seconds * Second) }).Answer().Outlook.ShouldBe(outlook);

    [Fact]
    public void With_more_unknown_time_than_may_be_lost_an_open_window_can_no_longer_be_proved_met()
    {
        bool CanBeMet(int down, int unknown, int trustedPercent = 0, long minOutage = 0) =>
            ((About(Thousand, SecondsOf(down, unknown)) with { AsOf = Thousand.Start + (500 * Second), Target = Rational.Of(99, 100) })
                .With(policies => policies with { TrustUnknownUpTo = Rational.Of(trustedPercent, 100), MinOutage = minOutage })).Answer().CanBeMet;

        CanBeMet(0, 10).ShouldBeTrue("10 of 1,000 seconds may be lost");
        CanBeMet(0, 11).ShouldBeFalse();
        CanBeMet(4, 7).ShouldBeFalse();
        CanBeMet(4, 20, trustedPercent: 2).ShouldBeTrue("20 seconds of the whole window may be left out, though the half of it has not passed yet");
        CanBeMet(4, 27, trustedPercent: 2).ShouldBeFalse();
        About(Thousand, SecondsOf(0, 0)).Answer().CanBeMet.ShouldBeTrue();
        About(Thousand, SecondsOf(0, 11)).Answer().CanBeMet.ShouldBeFalse();
    }

    [Fact]
    public void Without_any_measurement_there_is_no_outlook()
    {
        (About(Thousand, Band()) with { AsOf = Thousand.Start + Second }).Answer().Outlook.ShouldBeNull();
        (About(Thousand, UpBut()) with { AsOf = Thousand.Start - Second }).Answer().Outlook.ShouldBeNull();
    }

    [Fact]
    public void A_short_outage_may_be_part_of_a_longer_one_when_the_time_beside_it_is_unknown()
    {
        var start = Thousand.Start;
        var states = Band(new(start, ProbeState.Up), new(start + (100 * Second), ProbeState.Down), new(start + (140 * Second), ProbeState.Unknown),
            new(start + (200 * Second), ProbeState.Up));

        var answer = About(Thousand, states).With(policies => policies with { MinOutage = Minute }).Answer();

        answer.Ledger.Down.ShouldBe(0);
        answer.Lowest.ShouldBe(Rational.Of(900, 1000));
        answer.Highest.ShouldBe(Rational.One);
    }

    [Fact]
    public void Words_of_the_formats_are_stable()
    {
        Enum.GetValues<Verdict>().Select(verdict => verdict.ToText()).ShouldBe(["met", "missed", "unproved"]);
        Enum.GetValues<Outlook>().Select(outlook => outlook.ToText()).ShouldBe(["onTrack", "atRisk"]);
        Enum.GetValues<Confidence>().Select(confidence => confidence.ToText()).ShouldBe(["proved", "notProved"]);
    }

    private static StateBand SecondsOf(int down, int unknown) => Band(
        new(Thousand.Start, ProbeState.Down), new(Thousand.Start + (down * Second), ProbeState.Unknown), new(Thousand.Start + ((down + unknown) * Second), ProbeState.Up));
}
