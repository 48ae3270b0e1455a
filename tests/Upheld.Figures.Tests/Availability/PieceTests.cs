using CsCheck;
using Upheld.Figures.Availability;
using Upheld.Figures.Exact;
using Upheld.Figures.Timelines;
using Upheld.Figures.Verdicts;
using static Upheld.Figures.Tests.Availability.Asked;

namespace Upheld.Figures.Tests.Availability;

/// <summary>Windows in which the rules of the promise change (S-112): old time keeps old rules.</summary>
public sealed class PieceTests
{
    private static readonly long Start = At("2026-06-01");
    private static readonly Span June = Window("2026-06-01", "2026-07-01");

    [Fact]
    public void A_window_cut_where_nothing_changes_gives_the_answer_of_the_whole() => Gen.Select(History.Any, Gen.Long[1, 199], Gen.Long[1, 199]).Sample((history, one, other) =>
    {
        var request = history.ToRequest().With(policies => policies with { Contract = policies.Contract ?? ContractPeriod.From(History.FirstContractDay) });
        var cuts = new[] { one, other }.Select(cut => history.Window.Start + cut).Where(cut => cut < history.Window.End).Distinct().Order().ToList();
        if (cuts.Contains(history.AsOf))
        {
            return; // an outage that is open at the very instant of the evaluation is rounded with the piece that begins there
        }

        var whole = request.Answer();
        var pieces = AvailabilityFormula.Evaluate(history.Window, history.AsOf, Cut(request, [.. cuts]));

        pieces.Pieces.Count.ShouldBe(cuts.Count + 1);
        pieces.Stricter.ShouldBeNull();
        Comparable(pieces).ShouldBe(Comparable(whole));
        pieces.Outages.ShouldBe(whole.Outages);
        pieces.ShortOutages.ShouldBe(whole.ShortOutages);
    }, iter: TestSize.Of(5_000, 100_000));

    [Fact]
    public void Each_stretch_brings_to_the_budget_what_its_own_target_allows()
    {
        // 10 days at 99 %, 20 at 99.9 %: 144 + 28.8 minutes.
        var states = UpBut(Start.For(160 * Minute));

        var answer = Changed(states, June.End, (10, "99"), (20, "99.9"));

        answer.Budget.Allowed.ShouldBe(Rational.Of(1728, 10) * Minute);
        answer.Target.ShouldBe(1 - Rational.Of(1728, 10 * 30 * 24 * 60));
        (answer.Verdict, answer.Budget.Left).ShouldBe((Verdict.Met, Rational.Of(128, 10) * Minute));
        answer.Pieces.Select(p => (p.Span.Length / Day, p.Target, p.Ledger.Down / Minute)).ShouldBe([(10, Rational.Of(99, 100), 160), (20, Rational.Of(999, 1000), 0)]);
    }

    [Theory]
    [InlineData(40, Verdict.Met, Verdict.Met)] // 43.2 minutes are 99.9 % of 30 days
    [InlineData(44, Verdict.Met, Verdict.Missed)]
    [InlineData(173, Verdict.Missed, Verdict.Missed)]
    public void The_stricter_reading_judges_all_of_the_window_by_its_highest_target(int minutesDown, Verdict verdict, Verdict stricter)
    {
        var answer = Changed(UpBut(Start.For(minutesDown * Minute)), June.End, (10, "99"), (20, "99.9"));

        answer.Verdict.ShouldBe(verdict);
        answer.Stricter.ShouldBe(new StricterReading(Rational.Of(999, 1000), stricter));
    }

    [Fact]
    public void A_stricter_target_that_comes_later_cannot_spoil_what_the_old_one_allowed()
    {
        // Evaluated on the 5th, with 100 minutes lost: the window at 99.9 % alone would be lost already.
        var states = UpBut(Start.For(100 * Minute));

        var answer = Changed(states, Start + (5 * Day), (10, "99"), (20, "99.9"));

        answer.Verdict.ShouldBeNull();
        answer.Stricter!.Verdict.ShouldBe(Verdict.Missed);
        Changed(states, Start + (5 * Day), (10, "99.9"), (20, "99.9")).Verdict.ShouldBe(Verdict.Missed);
    }

    [Fact]
    public void Old_time_keeps_the_old_service_hours_and_the_old_reading_of_maintenance()
    {
        var maintenance = new MaintenanceWindow { Span = Start.For(2 * Day), AnnouncedAt = Start - (30 * Day), IsApproved = true, Id = "m" };
        var old = About(new Span(Start, Start + Day), UpBut(Start.For(2 * Day)), "99") with
        {
            Maintenance = [maintenance], ServiceHours = new OpenSpanList(SpanSet.Of([Start.For(9 * Hour), (Start + Day).For(9 * Hour)])),
        };
        var request = old.With(policies => policies with { Contract = ContractPeriod.From(Start - (365 * Day)) });
        var after = (request with { Window = new Span(Start + Day, Start + (2 * Day)), ServiceHours = AlwaysOpen.Instance })
            .With(policies => policies with { Maintenance = MaintenancePolicy.Ignore });
        var window = new Span(Start, Start + (2 * Day));

        var answer = AvailabilityFormula.Evaluate(window, window.End, [request with { AsOf = window.End }, after with { AsOf = window.End }]);

        answer.Ledger.ShouldBe(new Ledger(0, 0, Down: 24 * Hour, Excluded: 9 * Hour, 0, Outside: 15 * Hour, 0));
        answer.Outages.ShouldBe([new Outage(Start, Start + (2 * Day), 24 * Hour, 9 * Hour)]); // one outage, though the rules changed in its midst
    }

    [Fact]
    public void Time_before_the_first_terms_is_promised_nothing()
    {
        var request = About(new Span(Start + (10 * Day), June.End), UpBut(Start.For(12 * Day)), "99") with { AsOf = June.End };

        var answer = AvailabilityFormula.Evaluate(June, June.End, [request.With(p => p with { Contract = ContractPeriod.From(Start - Day) })]);

        (answer.Ledger.Outside, answer.Ledger.Down, answer.IsPartial).ShouldBe((10 * Day, 2 * Day, true));
        answer.Budget.Allowed.ShouldBe(Rational.Of(20, 100) * Day);
    }

    [Fact]
    public void Pieces_that_overlap_or_leave_the_window_are_refused()
    {
        var request = About(June, UpBut());

        Should.Throw<ArgumentException>(() => AvailabilityFormula.Evaluate(June, June.End, []));
        Should.Throw<ArgumentException>(() => AvailabilityFormula.Evaluate(June, June.End, [request, request]));
        Should.Throw<ArgumentException>(() => AvailabilityFormula.Evaluate(June with { End = June.End - 1 }, June.End, [request]));
        Should.Throw<ArgumentException>(() => AvailabilityFormula.Evaluate(June, June.End - 1, [request]));
    }

    private static AvailabilityAnswer Changed(StateBand states, long asOf, params (int Days, string Target)[] stretches)
    {
        var pieces = new List<AvailabilityRequest>();
        var from = Start;
        foreach (var (days, target) in stretches)
        {
            pieces.Add((About(from.For(days * Day), states, target) with { AsOf = asOf, KnownAt = asOf }).With(p => p with { Contract = ContractPeriod.From(Start - (365 * Day)) }));
            from += days * Day;
        }

        return AvailabilityFormula.Evaluate(new Span(Start, from), asOf, pieces);
    }

    private static List<AvailabilityRequest> Cut(AvailabilityRequest request, IReadOnlyList<long> cuts) =>
        [.. cuts.Prepend(request.Window.Start).Zip(cuts.Append(request.Window.End), (from, to) => request with { Window = new Span(from, to) })];

    private static object Comparable(AvailabilityAnswer answer) => (
        (answer.Ledger, answer.Availability, answer.Gross, answer.WithoutRetroactive, answer.Lowest, answer.Highest, answer.Target),
        (answer.Budget, answer.Verdict, answer.Outlook, answer.IsPartial, answer.IsRounded, answer.DownInMaintenance, answer.OkInMaintenance));
}
