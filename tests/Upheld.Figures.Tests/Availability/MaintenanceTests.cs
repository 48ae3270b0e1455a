using NodaTime;
using Upheld.Figures.Availability;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Exact;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Figures.Verdicts;
using static Upheld.Figures.Tests.Availability.Asked;

namespace Upheld.Figures.Tests.Availability;

public sealed class MaintenanceTests
{
    private static readonly long Night = At("2026-03-10T02:00:00Z");

    [Fact]
    public void Maintenance_announced_72_hours_before_leaves_the_figure_and_its_overrun_counts()
    {
        var answer = (About(Year2026, UpBut(Night.For(3 * Hour))) with { Maintenance = [Planned(Night.For(2 * Hour), 72 * Hour)] }).Answer();

        answer.Ledger.ShouldBe(new Ledger(Year2026.Length - (3 * Hour), 0, Hour, 2 * Hour, 0, 0, 0));
        answer.Outages.ShouldBe([new Outage(Night, Night + (3 * Hour), Hour, 2 * Hour)]);
        answer.DownInMaintenance.ShouldBe(2 * Hour);
        answer.Budget.Allowed.ShouldBe(Rational.Of(Year2026.Length - (2 * Hour), 1000));
    }

    [Theory]
    [InlineData(72 * Hour, true)]
    [InlineData((72 * Hour) - 1, false)]
    public void A_millisecond_too_late_an_announcement_excludes_nothing(long notice, bool isValid)
    {
        var answer = (About(Year2026, UpBut(Night.For(Hour))) with { Maintenance = [Planned(Night.For(Hour), notice)] }).Answer();

        answer.Ledger.Down.ShouldBe(isValid ? 0 : Hour);
    }

    [Fact]
    public void Maintenance_that_nobody_announced_or_approved_excludes_nothing()
    {
        var request = About(Year2026, UpBut(Night.For(Hour)));
        var planned = Planned(Night.For(Hour), 100 * Hour);

        (request with { Maintenance = [planned with { AnnouncedAt = null }] }).Answer().Ledger.Down.ShouldBe(Hour);
        (request with { Maintenance = [planned with { IsApproved = false }] }).Answer().Ledger.Down.ShouldBe(Hour);
        (request with { Maintenance = [planned with { AnnouncedAt = null }] }).With(policies => policies with { Notice = 0 }).Answer().Ledger.Down.ShouldBe(0);
    }

    [Fact]
    public void The_yearly_cap_is_used_up_in_the_order_of_the_starts_and_overlaps_use_it_once()
    {
        MaintenanceWindow[] windows =
        [
            Planned(At("2026-05-01").For(3 * Hour), 100 * Hour), // listed first, used last: one hour is left
            Planned(At("2026-02-01").For(2 * Hour), 100 * Hour),
            Planned((At("2026-02-01") + Hour).For(2 * Hour), 100 * Hour),
        ];
        var request = (About(Year2026, UpBut([.. windows.Select(window => window.Span)])) with { Maintenance = windows })
            .With(policies => policies with { MaintenanceCapPerYear = 4 * Hour });

        var answer = request.Answer();

        answer.Ledger.Excluded.ShouldBe(4 * Hour);
        answer.Outages.ShouldBe(
        [
            new Outage(At("2026-02-01"), At("2026-02-01T03:00:00Z"), 0, 3 * Hour),
            new Outage(At("2026-05-01"), At("2026-05-01T03:00:00Z"), 2 * Hour, Hour),
        ]);
    }

    [Fact]
    public void A_window_never_changes_what_its_contract_year_allows()
    {
        MaintenanceWindow[] windows = [Planned(At("2026-02-01").For(3 * Hour), 100 * Hour), Planned(At("2026-05-01").For(3 * Hour), 100 * Hour)];
        var may = (About(Window("2026-05-01", "2026-06-01"), UpBut([.. windows.Select(window => window.Span)])) with { Maintenance = windows })
            .With(policies => policies with { MaintenanceCapPerYear = 4 * Hour, Contract = ContractPeriod.From(Year2026.Start) });

        may.Answer().Ledger.Down.ShouldBe(2 * Hour, "February has used three of the four hours");
    }

    [Fact]
    public void The_cap_begins_anew_with_each_contract_year_also_inside_of_one_maintenance()
    {
        // The contract year of 1 April in Shanghai begins at 16:00 UTC of 31 March.
        var edge = At("2027-03-31T16:00:00Z");
        var work = new Span(edge - (4 * Hour), edge + (4 * Hour));
        var request = (About(Window("2027-03-01", "2027-05-01"), UpBut(work)) with { Maintenance = [Planned(work, 100 * Hour)] })
            .With(policies => policies with
            {
                MaintenanceCapPerYear = 3 * Hour,
                Contract = ContractPeriod.From(new LocalDate(2026, 4, 1), TimeZoneRelease.Current.Find("Asia/Shanghai")!),
            });

        var excluded = AvailabilityFormula.Segments(request).Where(segment => segment.Part == LedgerPart.Excluded).Select(segment => segment.Span);

        excluded.ShouldBe([(edge - (4 * Hour)).For(3 * Hour), edge.For(3 * Hour)]);
    }

    [Fact]
    public void A_contract_of_29_February_has_its_years_end_on_the_last_of_February()
    {
        var contract = ContractPeriod.From(new LocalDate(2024, 2, 29), UtcZone.Instance);

        contract.StartOfYear(1).ShouldBe(At("2025-02-28"));
        contract.StartOfYear(4).ShouldBe(At("2028-02-29"));
    }

    [Fact]
    public void Maintenance_outside_of_the_agreed_hours_excludes_nothing()
    {
        var agreed = new OpenSpanList(SpanSet.Of((Night + Hour).For(Hour)));

        var answer = (About(Year2026, UpBut(Night.For(3 * Hour))) with { Maintenance = [Planned(Night.For(3 * Hour), 100 * Hour)] })
            .With(policies => policies with { MaintenanceHours = agreed }).Answer();

        answer.Ledger.Excluded.ShouldBe(Hour);
    }

    [Fact]
    public void Counted_up_maintenance_joins_up_and_stays_in_the_denominator()
    {
        var request = (About(Year2026, UpBut(Night.For(3 * Hour))) with { Maintenance = [Planned(Night.For(2 * Hour), 72 * Hour), Planned((Night + Day).For(Hour), 0)] })
            .With(policies => policies with { Maintenance = MaintenancePolicy.CountUp });

        var answer = request.Answer();

        answer.Ledger.ShouldBe(new Ledger(Year2026.Length - Hour, 0, Hour, 0, 0, 0, 0));
        answer.DownInMaintenance.ShouldBe(2 * Hour);
        answer.OkInMaintenance.ShouldBe(0, "the second was announced too late");
    }

    [Fact]
    public void Ignored_maintenance_changes_nothing() =>
        (About(Year2026, UpBut(Night.For(Hour))) with { Maintenance = [Planned(Night.For(Hour), 100 * Hour)] })
            .With(policies => policies with { Maintenance = MaintenancePolicy.Ignore }).Answer().Ledger.Down.ShouldBe(Hour);

    [Fact]
    public void In_the_Icinga_mode_any_downtime_is_never_bad_and_the_figure_is_rounded()
    {
        // 1 h of 30,000 h is down in a downtime nobody announced, 2 h are down outside of it, 3 h are pending inside of it.
        var window = Year2026.Start.For(3003 * Hour);
        var start = window.Start;
        var request = About(window, Band(
            new(start, ProbeState.Down), new(start + (3 * Hour), ProbeState.Unknown), new(start + (6 * Hour), ProbeState.Up)), "99.9") with
        {
            Maintenance = [new MaintenanceWindow { Span = new Span(start + (2 * Hour), start + (6 * Hour)) }],
        };

        var answer = request.With(policies => policies with { Maintenance = MaintenancePolicy.Icinga }).Answer();

        answer.Availability.ShouldBe(new Share(2998 * Hour, 3000 * Hour));
        answer.Percent().ShouldBe("99.9333");
        answer.Ledger.Unknown.ShouldBe(3 * Hour);
        answer.IsRounded.ShouldBeTrue();
        answer.Percent(Rational.Of(2, 3)).ShouldBe("66.6667");
    }

    [Fact]
    public void Gross_and_net_stand_side_by_side()
    {
        var request = About(Year2026, UpBut(Night.For(10 * Hour))) with { Maintenance = [Planned(Night.For(9 * Hour), 100 * Hour)] };

        var answer = request.Answer();

        answer.Percent(answer.Gross.Value!.Value).ShouldBe("99.8858");
        answer.Percent().ShouldBe("99.9885");
        answer.Verdict.ShouldBe(Verdict.Met);
    }

    [Fact]
    public void A_retroactive_exclusion_is_known_only_from_its_record_on_and_is_counted_both_ways()
    {
        var request = About(Year2026, UpBut(Night.For(10 * Hour))) with
        {
            Exclusions = [new Exclusion { Span = Night.For(10 * Hour), Reason = "force_majeure", RecordedAt = At("2027-01-05"), Id = "x1" }],
        };

        var before = request.Answer();
        var after = (request with { KnownAt = At("2027-01-05") }).Answer();

        (before.Verdict, before.Ledger.Excluded, before.WithoutRetroactive).ShouldBe((Verdict.Missed, 0, null));
        (after.Verdict, after.Ledger.Excluded).ShouldBe((Verdict.Met, 10 * Hour));
        after.WithoutRetroactive!.Value.Value.ShouldBe(before.Availability.Value);
    }

    [Fact]
    public void Without_the_retroactive_exclusion_the_maintenance_beneath_it_still_stands()
    {
        var request = About(Year2026, UpBut(Night.For(4 * Hour))) with
        {
            Exclusions = [new Exclusion { Span = Night.For(4 * Hour), RecordedAt = Night + Day }],
            Maintenance = [Planned(Night.For(3 * Hour), 100 * Hour)],
        };

        var answer = request.Answer();

        answer.Ledger.Excluded.ShouldBe(4 * Hour);
        answer.WithoutRetroactive!.Value.Lost.ShouldBe(Hour);
    }

    private static MaintenanceWindow Planned(Span span, long notice) => new() { Span = span, AnnouncedAt = span.Start - notice, Id = "m1" };
}
