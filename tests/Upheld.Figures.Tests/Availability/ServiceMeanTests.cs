using Upheld.Figures.Availability;
using Upheld.Figures.Exact;
using Upheld.Figures.Verdicts;
using static Upheld.Figures.Tests.Availability.Asked;

namespace Upheld.Figures.Tests.Availability;

public sealed class ServiceMeanTests
{
    private static readonly AvailabilityAnswer Full = About(Year2026, UpBut()).Answer();
    private static readonly AvailabilityAnswer Half = About(Year2026, UpBut(Year2026.Start.For(Year2026.Length / 2))).Answer();
    private static readonly AvailabilityAnswer Unmeasured = About(Year2026, Band()).Answer();

    [Fact]
    public void Services_weigh_by_their_fees()
    {
        var mean = ServiceMean.Of([(Full, 300), (Half, 100)]);

        mean.Value.ShouldBe(Rational.Of(7, 8));
        mean.Judge(Rational.Of(7, 8)).ShouldBe(Verdict.Met);
        mean.Judge(Rational.Of(876, 1000)).ShouldBe(Verdict.Missed);
    }

    [Fact]
    public void A_service_without_evidence_widens_the_bounds_and_is_never_counted_as_up()
    {
        var mean = ServiceMean.Of([(Full, 1), (Unmeasured, 1)]);

        mean.ShouldBe(new ServiceMean(1, Rational.Of(1, 2), 1));
        mean.Judge(Rational.Of(999, 1000)).ShouldBe(Verdict.Unproved);
    }

    [Fact]
    public void A_service_for_which_nothing_was_due_has_no_part_in_it()
    {
        var excluded = (About(Year2026, UpBut()) with { Exclusions = [new Exclusion { Span = Year2026 }] }).Answer();

        ServiceMean.Of([(Half, 1), (excluded, 99)]).ShouldBe(new ServiceMean(Rational.Of(1, 2), Rational.Of(1, 2), Rational.Of(1, 2)));
        ServiceMean.Of([]).Judge(0).ShouldBe(Verdict.Unproved);
        Should.Throw<ArgumentOutOfRangeException>(() => ServiceMean.Of([(Full, -1)]));
    }
}
