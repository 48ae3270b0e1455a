using Upheld.Figures.Availability;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Exact;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Figures.Verdicts;
using static Upheld.Figures.Tests.Availability.Asked;

namespace Upheld.Figures.Tests.Availability;

public sealed class LedgerTests
{
    private static readonly Span January = Window("2026-01-01", "2026-02-01");

    [Fact]
    public void Overlapping_outages_of_two_monitors_count_once()
    {
        var at = At("2026-01-10");
        var service = Composition.All([UpBut(at.For(Hour)), UpBut((at + (30 * Minute)).For(Hour))]);

        About(January, service).Answer().Ledger.Down.ShouldBe(90 * Minute);
    }

    [Fact]
    public void The_state_before_the_window_comes_from_the_last_event_before_it_and_not_from_the_default()
    {
        var answer = About(January, Band(new(At("2025-11-01"), ProbeState.Up), new(At("2025-12-31"), ProbeState.Down), new(At("2026-01-02"), ProbeState.Up))).Answer();

        answer.Ledger.Down.ShouldBe(Day);
        answer.Outages.ShouldBe([new Outage(January.Start, At("2026-01-02"), Day, 0)]);
    }

    [Fact]
    public void Without_any_event_before_it_a_window_begins_unknown()
    {
        var answer = About(January, Band(new StateEvent(At("2026-01-11"), ProbeState.Up))).Answer();

        answer.Ledger.ShouldBe(new Ledger(21 * Day, 0, 0, 0, 10 * Day, 0, 0));
        answer.Percent().ShouldBe("100.0000");
        answer.Verdict.ShouldBe(Verdict.Unproved);
    }

    [Fact]
    public void Time_before_the_contract_is_outside_and_the_figure_is_partial()
    {
        var request = About(Year2026, UpBut(At("2026-05-01").For(Hour), At("2026-08-01").For(Hour)))
            .With(policies => policies with { Contract = ContractPeriod.From(At("2026-07-02")) });

        var answer = request.Answer();

        answer.IsPartial.ShouldBeTrue();
        answer.Ledger.Outside.ShouldBe(At("2026-07-02") - Year2026.Start);
        answer.Ledger.Down.ShouldBe(Hour);
        answer.Budget.Allowed.ShouldBe(Rational.Of(Year2026.End - At("2026-07-02"), 1000));
        About(Year2026, UpBut()).Answer().IsPartial.ShouldBeFalse();
    }

    [Fact]
    public void Only_service_hours_count()
    {
        // 09:00 to 18:00 in Shanghai is 01:00 to 10:00 UTC.
        var office = new ServiceCalendar(TimeZoneRelease.Current.Find("Asia/Shanghai")!, new CalendarRules
        {
            Weekly = new Dictionary<NodaTime.IsoDayOfWeek, IReadOnlyList<LocalSpan>> { [NodaTime.IsoDayOfWeek.Monday] = [new LocalSpan(9 * 3600, 18 * 3600)] },
        });
        var week = Window("2026-01-05", "2026-01-12");

        var answer = (About(week, UpBut(Window("2026-01-05T09:00:00Z", "2026-01-05T12:00:00Z"))) with { ServiceHours = office }).Answer();

        answer.Ledger.ShouldBe(new Ledger(8 * Hour, 0, Hour, 0, 0, week.Length - (9 * Hour), 0));
        answer.Outages.ShouldBe([new Outage(At("2026-01-05T09:00:00Z"), At("2026-01-05T12:00:00Z"), Hour, 0)]);
    }

    [Fact]
    public void Time_after_the_evaluation_is_future_but_outside_stays_outside()
    {
        var hours = new OpenSpanList(SpanSet.Of(Window("2026-01-01", "2026-01-21")));

        var answer = (About(January, UpBut()) with { ServiceHours = hours, AsOf = At("2026-01-11") }).Answer();

        answer.Ledger.ShouldBe(new Ledger(10 * Day, 0, 0, 0, 0, 11 * Day, 10 * Day));
    }

    [Fact]
    public void Degraded_time_counts_by_its_weight_with_three_decimals()
    {
        var request = About(January.Start.For(1000), Band(new(0, ProbeState.Up), new(January.Start + 999, ProbeState.Degraded)));

        request.Answer().Availability.Value.ShouldBe(Rational.One);
        request.With(policies => policies with { DegradedWeight = 0 }).Answer().Availability.Numerator.ShouldBe(999);
        request.With(policies => policies with { DegradedWeight = 125 }).Answer().Availability.Numerator.ToShortText(3).ShouldBe("999.125");
        request.With(policies => policies with { DegradedWeight = 125 }).Answer().Budget.Used.ToShortText(3).ShouldBe("0.875");
    }

    [Fact]
    public void Each_instant_has_the_first_class_that_fits()
    {
        // Down all the time; from the second hour on one more reason comes each hour that goes before the one before.
        var start = January.Start;
        var window = start.For(6 * Hour);
        var request = About(window, Band(new(start, ProbeState.Down), new(start + Hour, ProbeState.Unknown), new(start + (2 * Hour), ProbeState.Down))) with
        {
            Exclusions = [new Exclusion { Span = new Span(start + (30 * Minute), start + (3 * Hour)), Id = "x1" }],
            ServiceHours = new OpenSpanList(SpanSet.Of(new Span(start, start + (2 * Hour)), new Span(start + (150 * Minute), start + (5 * Hour)))),
            AsOf = start + (4 * Hour),
        };

        var segments = AvailabilityFormula.Segments(request).Select(segment => (segment.Span.Length / Minute, segment.Part, segment.Ground?.Id));

        segments.ShouldBe(
        [
            (30, LedgerPart.Down, null), (30, LedgerPart.Excluded, "x1"), (60, LedgerPart.Excluded, "x1"), (30, LedgerPart.Outside, null),
            (30, LedgerPart.Excluded, "x1"), (60, LedgerPart.Down, null), (60, LedgerPart.Future, null), (60, LedgerPart.Outside, null),
        ]);
    }

    [Fact]
    public void Several_windows_at_once_give_what_each_gives_alone()
    {
        var request = About(Year2026, UpBut(At("2026-01-31T23:00:00Z").For(2 * Hour), At("2026-07-01").For(Minute)))
            .With(policies => policies with { Contract = ContractPeriod.From(Year2026.Start), MinOutage = 5 * Minute });
        (Span Window, long AsOf)[] months = [.. Enumerable.Range(1, 12).Select(month =>
            new Span(At($"2026-{month:00}-01"), month == 12 ? Year2026.End : At($"2026-{month + 1:00}-01"))).Select(month => (month, month.End))];

        var together = AvailabilityFormula.Evaluate(request, months).ToList();

        for (var i = 0; i < months.Length; i++)
        {
            var alone = (request with { Window = months[i].Window, AsOf = months[i].AsOf }).Answer();
            together[i].Ledger.ShouldBe(alone.Ledger);
            together[i].Outages.ShouldBe(alone.Outages);
        }
        together.Sum(answer => answer.Ledger.Down).ShouldBe(2 * Hour);
    }
}
