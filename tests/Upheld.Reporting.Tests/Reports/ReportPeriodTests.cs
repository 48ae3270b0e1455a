using CsCheck;
using NodaTime;
using Upheld.Figures.Calendars.Zones;
using Upheld.Reporting.Reports;

namespace Upheld.Reporting.Tests.Reports;

public sealed class ReportPeriodTests
{
    private static readonly Gen<LocalDate> Day = Gen.Int[0, 727_000].Select(days => new LocalDate(1000, 1, 1).PlusDays(days));

    [Theory]
    [InlineData("2026", "2026-01-01", "2027-01-01")]
    [InlineData("2026-Q1", "2026-01-01", "2026-04-01")]
    [InlineData("2026-Q4", "2026-10-01", "2027-01-01")]
    [InlineData("2026-02", "2026-02-01", "2026-03-01")]
    [InlineData("2026-12", "2026-12-01", "2027-01-01")]
    [InlineData("2028-02-29", "2028-02-29", "2028-03-01")]
    [InlineData("2026-10-05/2026-10-18", "2026-10-05", "2026-10-19")]
    [InlineData(" 2026-10 ", "2026-10-01", "2026-11-01")]
    public void Years_quarters_months_days_and_pairs_of_days_are_periods(string text, string first, string end)
    {
        var period = ReportPeriod.Parse(text).ShouldNotBeNull();

        (Iso(period.First), Iso(period.End)).ShouldBe((first, end));
        ReportPeriod.Parse(period.ToString()).ShouldBe(period);
    }

    [Theory]
    [InlineData("")]
    [InlineData("october")]
    [InlineData("26")]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("2026-Q5")]
    [InlineData("2026-q1")]
    [InlineData("2026-02-29")]
    [InlineData("2026-10-18/2026-10-05")]
    [InlineData("2026-10/2026-11")]
    [InlineData("2026-10-05/")]
    [InlineData("2026-10-05/2026-10-06/2026-10-07")]
    [InlineData("2026-10-05T00:00")]
    [InlineData("9999-12-31")]
    [InlineData("0000")]
    [InlineData("２０２６")]
    public void Anything_else_is_none(string text) => ReportPeriod.Parse(text).ShouldBeNull();

    [Fact]
    public void Every_pair_of_days_reads_back_as_it_prints() =>
        Gen.Select(Day, Gen.OneOf(Gen.Const(0), Gen.Int[0, 40], Gen.Int[0, 800])).Sample((first, more) =>
        {
            var period = new ReportPeriod(first, first.PlusDays(more + 1));

            ReportPeriod.Parse(period.ToString()).ShouldBe(period);
            period.ToString().Length.ShouldBeLessThanOrEqualTo(21); // what its column holds
        });

    [Fact]
    public void A_period_is_as_long_as_its_days_were()
    {
        var berlin = TimeZoneRelease.Current.Find("Europe/Berlin")!;

        ReportPeriod.Parse("2026-03-29")!.In(berlin).Length.ShouldBe(23 * 3_600_000);
        ReportPeriod.Parse("2026-10-25")!.In(berlin).Length.ShouldBe(25 * 3_600_000);
        ReportPeriod.Parse("2026")!.In(berlin).Length.ShouldBe(365L * 86_400_000);
    }

    private static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
